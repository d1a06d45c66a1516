import assert from "node:assert/strict";
import { TABLES } from "../../lib/tables/all.ts";
import { FIELDS } from "../../lib/tables/fields.ts";
import { loadServed } from "../../lib/tables/served.ts";
import type { Table } from "../../lib/tables/table.ts";
import oracle from "../cases/tables_oracle.json" with { type: "json" };

/** What the parsers gave of the shipped files when the tables were made. */
type Pinned = {
  rows: number;
  sums: Record<string, number>;
  values: Record<string, Record<string, number>>;
  leftOut: { why: string; count: number }[];
};

const { served: _, ...others } = TABLES;
const tables: Table<object>[] = [
  loadServed(new URL("../../data/served.csv", import.meta.url)),
  ...Object.values(others).map(({ load }) => load()),
];

for (const { name, rows, leftOut, columns, key, filters, origin } of tables) {
  const pinned = (oracle as unknown as Record<string, Pinned>)[name];
  const values = (field: string) => rows.map((row) => (row as Record<string, unknown>)[field]);

  Deno.test(`${name} has the rows, sums and left-out rows of its file`, () => {
    assert.equal(rows.length, pinned.rows);
    assert.deepEqual(leftOut, pinned.leftOut);
    for (const [field, sum] of Object.entries(pinned.sums)) {
      const numbers = values(field).filter((value) => typeof value === "number");
      const found = numbers.reduce((a, b) => a + b, 0);
      assert.equal(Number(found.toPrecision(12)), sum, field);
    }
    for (const [field, counts] of Object.entries(pinned.values)) {
      const found = Object.fromEntries(
        Object.keys(counts).map((value) => [
          value,
          values(field).filter((one) => String(one) === value).length,
        ]),
      );
      assert.deepEqual(found, counts, field);
    }
  });

  Deno.test(`${name} has a name, each field of its rows a label, each filter a field`, () => {
    const fields = Object.keys(rows[0]);
    assert.deepEqual(fields.filter((field) => FIELDS[field] === undefined), []);
    for (const field of [...columns, ...key]) assert(fields.includes(field), field);
    for (const setting of Object.values(filters)) {
      if ("field" in setting) assert(fields.includes(setting.field), setting.field);
    }
    const keys = rows.map((row) =>
      key.map((field) => (row as Record<string, unknown>)[field]).join("\n")
    );
    assert.equal(new Set(keys).size, rows.length, "two rows of one key");
    assert.equal(origin.own, false);
    assert.equal(origin.warning, null);
  });
}
