import assert from "node:assert/strict";
import { sortedRows } from "../../../lib/page/live/sorted_rows.ts";

Deno.test("sortedRows() puts rows without a value last either way, and keeps equal ones in order", () => {
  const rows = [{ a: null, b: 1 }, { a: 2, b: 2 }, { a: 1, b: 3 }, { a: 2, b: 4 }];
  const order = (descending: boolean) =>
    sortedRows(rows, { field: "a", descending }).map(({ b }) => b);
  assert.deepEqual(order(false), [3, 2, 4, 1]);
  assert.deepEqual(order(true), [2, 4, 3, 1]);
});

Deno.test("sortedRows() sorts names by their numbers", () =>
  assert.deepEqual(
    sortedRows([{ m: "q-10b" }, { m: "q-9b" }], { field: "m", descending: false }).map(({ m }) =>
      m
    ),
    ["q-9b", "q-10b"],
  ));
