import { type Column, type Columns, findColumns, type Places } from "./column.ts";
import type { CsvRecord, CsvTable } from "./csv.ts";
import { numberIn } from "./decimal_mark.ts";

/** Type of the value that a column gives. */
type Value<C extends Column> =
  | (C["kind"] extends "number" ? number : C["kind"] extends "flag" ? boolean : string)
  | (C extends { readonly whenEmpty: null } ? null : never);

/** The values of a record, by field. */
export type Values<C extends Columns> = { -readonly [Field in keyof C]: Value<C[Field]> };

/**
 * Reads the described cells of one record, or says why the record is of no use.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const columns = { kg: { headers: ["CO₂ cost (kg)"], unit: "kg", kind: "number", above: 0 } } as const;
 * assert.deepEqual(readRow({ line: 2, cells: ["0.5"] }, columns, { kg: 0 }), { kg: 0.5 });
 * assert.equal(
 *   readRow({ line: 3, cells: ["n/a"] }, columns, { kg: 0 }),
 *   '"CO₂ cost (kg)" is not a number',
 * );
 * ```
 */
export function readRow<C extends Columns>(
  record: CsvRecord,
  columns: C,
  places: Places<C>,
  decimal: "." | "," = ".",
): Values<C> | string {
  const values: Record<string, string | number | boolean | null> = {};
  for (const field in columns) {
    const column = columns[field];
    const text = (record.cells[places[field]] ?? "").trim();
    if (text === "") {
      if (column.whenEmpty === undefined) return `"${column.headers[0]}" is empty`;
      values[field] = column.whenEmpty;
      continue;
    }
    const value = readCell(text, column, decimal);
    if (value === null) {
      return `"${column.headers[0]}" is not ${
        column.kind === "flag" ? "True or False" : "a number"
      }`;
    }
    if (column.above !== undefined && typeof value === "number" && value <= column.above) {
      return `"${column.headers[0]}" is not above ${column.above}`;
    }
    values[field] = value;
  }
  return values as Values<C>;
}

/**
 * Reads the described cells of each record of a table, with the line on which it begins; records of no
 * use go to `leaveOut` with the reason, in their order among the rows.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const columns = { kg: { headers: ["kg"], unit: "kg", kind: "number", above: 0 } } as const;
 * const records = [{ line: 2, cells: ["0"] }, { line: 3, cells: ["2"] }];
 * const why: string[] = [];
 * const rows = readRows({ file: "a.csv", header: ["kg"], records }, columns, (one) => why.push(one));
 * assert.deepEqual([...rows], [{ line: 3, kg: 2 }]);
 * assert.deepEqual(why, ['"kg" is not above 0']);
 * ```
 * @throws {ReadError} when a column is missing.
 */
export function* readRows<C extends Columns>(
  table: CsvTable & { decimal?: "." | "," },
  columns: C,
  leaveOut: (why: string, record: CsvRecord) => void,
): Generator<{ line: number } & Values<C>> {
  const places = findColumns(table, columns);
  for (const record of table.records) {
    const values = readRow(record, columns, places, table.decimal);
    if (typeof values === "string") leaveOut(values, record);
    else yield { line: record.line, ...values };
  }
}

/** The value of a cell that is not empty, or null when it has none. */
function readCell(
  text: string,
  { kind }: Column,
  decimal: "." | ",",
): string | number | boolean | null {
  if (kind === "text") return text;
  if (kind === "number") return numberIn(text, decimal);
  const flag = text.toLowerCase();
  return flag === "true" ? true : flag === "false" ? false : null;
}
