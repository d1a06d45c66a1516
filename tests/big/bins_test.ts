import assert from "node:assert/strict";
import { binsOf, binsSql } from "../../lib/big/bins.ts";

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

Deno.test("binsSql() puts all into one bin where the range is one value", () => {
  const one = { scale: "log", range: [7, 7], count: 10 } as const;
  assert.match(binsSql({ x: one, y: one }), /^SELECT 0 AS i, 0 AS j, COUNT\(\*\) AS n\n/);
  assert.match(binsSql(null), /^SELECT 0 AS i, 0 AS j/);
});
