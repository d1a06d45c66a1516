import { countOf } from "../read/left_out.ts";
import { takes } from "../read/said.ts";
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
 * const served = { name: "served", noun: "measurement", rows: [{}, {}], columns: [], notes: [] };
 * const shown = leftOut({ ...served, leftOut: [{ why: "no energy", count: 1 }] });
 * assert.match((await shown[DISPLAY]())["text/plain"], /^1 of 3 measurements was left out/);
 * ```
 */
export function leftOut(...tables: readonly Counted[]): Displayed {
  const areTables = tables.length > 0 && tables.every(isTable);
  takes(areTables, "leftOut", "tables", tables[0], "lm.leftOut(served)");
  checkFresh(...tables);
  const lines = tables.flatMap(({ name, leftOut, notes }) =>
    [...leftOut, ...notes.map(({ why, count }) => ({ why: `${why} (not left out)`, count }))]
      .map(({ why, count }) => (
        { ...tables.length > 1 && { Table: name }, Why: why, Rows: count }
      ))
  );
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
