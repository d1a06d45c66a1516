import type { Column, Columns, Places } from "./column.ts";
import type { CsvRecord } from "./csv.ts";
import { parseNumber } from "./number.ts";

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
): Values<C> | string {
  const values: Record<string, string | number | boolean | null> = {};
  for (const field in columns) {
    const column = columns[field];
    const text = record.cells[places[field]].trim();
    if (text === "") {
      if (column.whenEmpty === undefined) return `"${column.headers[0]}" is empty`;
      values[field] = column.whenEmpty;
      continue;
    }
    const value = readCell(text, column);
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

/** The value of a cell that is not empty, or null when it has none. */
function readCell(text: string, { kind }: Column): string | number | boolean | null {
  if (kind === "text") return text;
  if (kind === "number") return parseNumber(text);
  const flag = text.toLowerCase();
  return flag === "true" ? true : flag === "false" ? false : null;
}
