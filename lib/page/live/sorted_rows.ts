import type { Row } from "./parcel.ts";

/** The field that sorts a table, "" for none, and whether its highest value comes first. */
export type Order = { field: string; descending: boolean };

const words = new Intl.Collator("en", { numeric: true });

/**
 * Rows in an order, those without a value last.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [{ a: 3 }, { a: null }, { a: 1 }];
 * assert.deepEqual(sortedRows(rows, { field: "a", descending: true }), [{ a: 3 }, { a: 1 }, { a: null }]);
 * ```
 */
export function sortedRows(rows: readonly Row[], { field, descending }: Order): Row[] {
  if (field === "") return [...rows];
  const sign = descending ? -1 : 1;
  const isNone = (value: unknown) => value === null || value === undefined || Number.isNaN(value);
  return rows.map((row) => ({ row, value: row[field] })).sort(({ value: a }, { value: b }) => {
    if (isNone(a) || isNone(b)) return Number(isNone(a)) - Number(isNone(b));
    return sign *
      (typeof a === "number" && typeof b === "number"
        ? a - b
        : words.compare(String(a), String(b)));
  }).map(({ row }) => row);
}
