import type { AnyTable } from "./any_table.ts";
import type { Columns } from "./column.ts";
import { type Read, type Tally, tally } from "./left_out.ts";
import { readRows, type Values } from "./row.ts";

/** Where a table's rules say what is odd. */
export type Remarks = { leftOut: Tally; notes: Tally };

/**
 * Reads a table by the description of its columns. Records of no use are left out and counted, first by
 * the columns, then by `row`: it gives the row, or says why there is none. `all` has the last word on rows
 * that make sense only together.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseAnyCsv } from "./any_csv.ts";
 * const columns = { kg: { headers: ["kg"], unit: "kg", kind: "number", above: 0 } } as const;
 * const table = parseAnyCsv("kg\n1\n0\n99\n", "a.csv");
 * const read = readTable(table, columns, (row) => row.kg > 9 ? "more than can be" : row);
 * assert.deepEqual(read.rows, [{ line: 2, kg: 1 }]);
 * assert.deepEqual(read.leftOut.map(({ why }) => why), ['"kg" is not above 0', "more than can be"]);
 * ```
 * @throws {ReadError} when a column is missing.
 */
export function readTable<C extends Columns, Row>(
  table: AnyTable,
  columns: C,
  row: (values: { line: number } & Values<C>, remarks: Remarks) => Row | string,
  all: (rows: Row[], remarks: Remarks) => Row[] = (rows) => rows,
): Read<Row> {
  const remarks = { leftOut: tally(), notes: tally() }, { leftOut, notes } = remarks;
  for (const note of table.notes) notes.add(note);
  const rows: Row[] = [];
  for (const values of readRows(table, columns, (why) => leftOut.add(why))) {
    const read = row(values, remarks);
    if (typeof read === "string") leftOut.add(read);
    else rows.push(read);
  }
  return { rows: all(rows, remarks), leftOut: leftOut.list(), notes: notes.list() };
}
