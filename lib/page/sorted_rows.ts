import type { ViewColumn } from "../study/view.ts";

/** The column that sorts a table, and whether its highest value comes first. */
export type Order = { column: number; descending: boolean };

const words = new Intl.Collator("en", { numeric: true });

/**
 * The first `limit` rows in an order, rows without a value last. One pass over the rows keeps the
 * first few, which takes a tenth of the time of sorting 50,000.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const columns = [{ label: "A", of: (row: { a: number | null }) => row.a }];
 * const rows = [{ a: 3 }, { a: null }, { a: 1 }];
 * assert.deepEqual(sortedRows(rows, columns, { column: 0, descending: true }, 2), [{ a: 3 }, { a: 1 }]);
 * ```
 */
export function sortedRows<Row>(
  rows: readonly Row[],
  columns: readonly ViewColumn<Row>[],
  { column, descending }: Order,
  limit = Infinity,
): Row[] {
  const { of } = columns[column], sign = descending ? -1 : 1;
  const compare = (a: number | string | null, b: number | string | null) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return sign * (typeof a === "number" ? a - (b as number) : words.compare(a, String(b)));
  };
  if (limit > 100) {
    return rows.map((row) => ({ row, value: of(row) }))
      .sort((a, b) => compare(a.value, b.value)).map(({ row }) => row).slice(0, limit);
  }
  const first: { row: Row; value: number | string | null }[] = [];
  for (const row of rows) {
    const value = of(row);
    if (first.length === limit && compare(value, first[limit - 1].value) >= 0) continue;
    const place = first.findLastIndex((kept) => compare(kept.value, value) <= 0) + 1;
    first.splice(place, 0, { row, value });
    if (first.length > limit) first.pop();
  }
  return first.map(({ row }) => row);
}
