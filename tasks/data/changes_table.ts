import { formatCount } from "../../lib/words/quantity.ts";
import type { Change, Law } from "./changes.ts";

/** Names of each kind that are written out. */
const NAMED = 5;

const HEADER = [
  "table",
  "rows",
  "models added",
  "removed",
  "values changed",
  "exponent",
  "R²",
];

/** The changes as a table for the terminal, and the first few names below it. */
export function changesTable(changes: readonly Change[]): string {
  const lines = [
    HEADER,
    ...changes.map(({ file, rows: [before, after], added, removed, changed, law }) => [
      file,
      arrow(before === null ? "–" : formatCount(before), formatCount(after)),
      formatCount(added.length),
      formatCount(removed.length),
      formatCount(changed.length),
      arrow(...law.map((each) => number(each, "exponent")) as [string, string]),
      arrow(...law.map((each) => number(each, "rSquared")) as [string, string]),
    ]),
  ];
  const widths = HEADER.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const table = lines.map((line) =>
    line.map((cell, i) => i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])).join("  ")
  );
  const names = changes.flatMap(({ file, ...change }) =>
    (["added", "removed", "changed"] as const)
      .filter((kind) => change[kind].length > 0)
      .map((kind) => `${file}, ${kind}: ${firstOf(change[kind])}`)
  );
  return [...table, ...names].join("\n");
}

/** Before and after, or once when they are the same. */
function arrow(before: string, after: string): string {
  return before === after ? after : `${before} → ${after}`;
}

/** A number of a law, or a dash. */
function number(law: Law, part: "exponent" | "rSquared"): string {
  return law === null ? "–" : law[part].toFixed(3);
}

/** The first few names. */
function firstOf(names: readonly string[]): string {
  const more = names.length - NAMED;
  return names.slice(0, NAMED).join(", ") + (more > 0 ? ` and ${formatCount(more)} more` : "");
}
