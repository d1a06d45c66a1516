import { powerLaw } from "../../lib/stats/laws.ts";
import { formatCount } from "../../lib/words/quantity.ts";
import type { Content, Item } from "./tables.ts";

/** Names of each kind that are written out. */
const NAMED = 5;

const HEADER = ["table", "rows", "models added", "removed", "values changed", "exponent", "R²"];

/** A table before a refresh, null where there was none, and after it. */
export type States = { file: string; before: Content | null; after: Content };

/** What a refresh changes, as a table for the terminal, and the first few names below it. */
export function changesTable(tables: readonly States[]): string {
  const names: string[] = [];
  const lines = tables.map(({ file, before, after: { items } }) => {
    const old = before?.items ?? [], last = new Map(old.map((item) => [item.key, item]));
    const changes = {
      added: newModels(items, old),
      removed: newModels(old, items),
      changed: items.filter((item) => differ(last.get(item.key) ?? item, item))
        .map(({ key }) => key),
    };
    for (const [kind, found] of Object.entries(changes)) {
      const more = found.length > NAMED ? ` and ${formatCount(found.length - NAMED)} more` : "";
      if (found.length > 0) {
        names.push(`${file}, ${kind}: ${found.slice(0, NAMED).join(", ")}${more}`);
      }
    }
    const rows = [before === null ? "–" : formatCount(old.length), formatCount(items.length)];
    const [lawBefore, lawAfter] = [lawOf(old), lawOf(items)];
    return [
      file,
      arrow(rows[0], rows[1]),
      ...Object.values(changes).map(({ length }) => formatCount(length)),
      ...lawBefore.map((text, i) => arrow(text, lawAfter[i])),
    ];
  });
  const cells = [HEADER, ...lines];
  const widths = HEADER.map((_, i) => Math.max(...cells.map((line) => line[i].length)));
  const table = cells.map((line) =>
    line.map((cell, i) => i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])).join("  ")
  );
  return [...table, ...names].join("\n");
}

/** Before and after, or once when they are the same. */
function arrow(before: string, after: string): string {
  return before === after ? after : `${before} → ${after}`;
}

/** Whether two states of a row have another size or value, by more than how it was written. */
function differ(before: Item, after: Item): boolean {
  return (["paramsB", "value"] as const).some((part) =>
    Math.abs(after[part] / before[part] - 1) > 1e-9
  );
}

/** The models of some rows that others do not have, in alphabetical order. */
function newModels(items: readonly Item[], others: readonly Item[]): string[] {
  const models = (items: readonly Item[]) => new Set(items.map(({ model }) => model));
  return [...models(items).difference(models(others))].sort();
}

/** Exponent and R² of the power law of value on size; dashes where the rows carry none. */
function lawOf(items: readonly Item[]): string[] {
  try {
    const fit = powerLaw(items, { y: "value", x: "paramsB", errors: "classical" });
    if (fit.why === null) {
      return [fit.coefficients.paramsB.estimate, fit.rSquared].map((number) => number.toFixed(3));
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return ["–", "–"];
}
