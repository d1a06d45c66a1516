import { countOf } from "../read/left_out.ts";
import { checkFresh } from "../settings/fresh.ts";
import type { Table } from "../tables/table.ts";
import { formatCount, formatCounted, formatList } from "../words/quantity.ts";
import { capitalised } from "../words/sentence.ts";
import { type Displayed, displayed, paragraphs } from "./display.ts";
import { tableBundle } from "./html_table.ts";
import { isTable } from "./records.ts";

type Counted = Pick<Table<object>, "name" | "noun" | "rows" | "leftOut" | "notes">;

/**
 * Shows which rows are not in a table and why: those that could not be read, and those that the
 * settings left out. Then what is worth knowing of the rows that are in it.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { DISPLAY } from "./display.ts";
 * const served = {
 *   ...{ name: "served", noun: "measurement", rows: [{}, {}], columns: [], notes: [] },
 *   leftOut: [{ why: "no energy", count: 1 }],
 * };
 * const bundle = await leftOut(served)[DISPLAY]();
 * assert.match(bundle["text/plain"], /^1 of 3 measurements was left out/);
 * ```
 */
export function leftOut(...tables: readonly Counted[]): Displayed {
  if (tables.length === 0 || !tables.every(isTable)) {
    throw new TypeError("lm.leftOut() takes a table, such as lm.leftOut(served)");
  }
  checkFresh(...tables);
  const lines = tables.flatMap(({ name, leftOut, notes }) => {
    const table = tables.length > 1 ? { Table: name } : {};
    return [
      ...leftOut.map(({ why, count }) => ({ ...table, Why: why, Rows: count })),
      ...notes.map(({ why, count }) => ({ ...table, Why: `${why} (not left out)`, Rows: count })),
    ];
  });
  const caption = capitalised(formatList(tables.map(summary)));
  return displayed(
    lines.length === 0 ? paragraphs([`${caption}.`]) : tableBundle(lines, caption),
  );
}

function summary({ noun, rows, leftOut }: Counted): string {
  const out = countOf(leftOut), all = formatCounted(out + rows.length, noun);
  const were = out < 2 ? "was" : "were";
  return `${out === 0 ? "none" : formatCount(out)} of ${all} ${were} left out`;
}
