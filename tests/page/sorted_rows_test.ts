import assert from "node:assert/strict";
import fc from "fast-check";
import { sortedRows } from "../../lib/page/sorted_rows.ts";

type Row = { value: number | null; name: string };

const columns = [
  { label: "Value", of: ({ value }: Row) => value },
  { label: "Name", of: ({ name }: Row) => name },
];
const rowsOf = fc.array(
  fc.record({ value: fc.option(fc.integer({ min: 0, max: 5 })), name: fc.string() }),
  { maxLength: 300 },
);

Deno.test("sortedRows() gives the first few as a full sort does, equal ones in their order", () => {
  fc.assert(
    fc.property(
      rowsOf,
      fc.nat(1),
      fc.boolean(),
      fc.integer({ min: 1, max: 100 }),
      (rows, column, descending, limit) => {
        const all = sortedRows(rows, columns, { column, descending });
        assert.equal(all.length, rows.length);
        const few = sortedRows(rows, columns, { column, descending }, limit);
        few.forEach((row, i) => assert.equal(row, all[i]));
      },
    ),
    { numRuns: 200 },
  );
});

Deno.test("sortedRows() puts rows without a value last either way", () => {
  const rows = [{ value: null, name: "a" }, { value: 2, name: "b" }, { value: 1, name: "c" }];
  const names = (descending: boolean) =>
    sortedRows(rows, columns, { column: 0, descending }).map(({ name }) => name).join("");
  assert.equal(names(false), "cba");
  assert.equal(names(true), "bca");
});
