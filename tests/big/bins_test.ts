import assert from "node:assert/strict";
import { binsOf, place, reach } from "../../lib/big/bins.ts";
import { openDatabase } from "../../lib/big/database.ts";
import { duckdb } from "../../lib/big/duckdb.ts";

Deno.test("binsOf() gives edges that meet, on both scales", () => {
  const x = { scale: "log", range: [0.1, 100], count: 3 } as const;
  const y = { scale: "linear", range: [-2, 4], count: 3 } as const;
  const bins = binsOf([{ i: 2, j: 2, n: 5 }, { i: 0, j: 0, n: 1 }, { i: 1, j: 1, n: 2 }], { x, y });
  assert.deepEqual(bins.map(({ n }) => n), [1, 2, 5]);
  assert.deepEqual(bins.map(({ y0, y1 }) => [y0, y1]), [[-2, 0], [0, 2], [2, 4]]);
  assert.equal(bins[0].x0, 0.1);
  assert.equal(bins[2].x1, 100);
  assert.equal(bins[0].x1, bins[1].x0);
  assert.equal(bins[1].x1, bins[2].x0);
});

Deno.test("place() puts the largest value into the last bin, and all into one where there is one value", async () => {
  await using database = openDatabase("values");
  const sql = (low: string, high: string) =>
    place({ value: "v", low, reach: reach(duckdb, low, high), count: 10 });
  const rows = await database.query(
    `SELECT ${sql("0", "2")} AS i, ${sql("v", "v")} AS one ` +
      "FROM (VALUES (0::DOUBLE), (0.2), (1.99), (2)) t(v) ORDER BY v",
  );
  assert.deepEqual(rows.map(({ i }) => i), [0, 1, 9, 9]);
  assert.deepEqual(rows.map(({ one }) => one), [0, 0, 0, 0]);
});
