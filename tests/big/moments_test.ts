import assert from "node:assert/strict";
import { mergeMoments, momentsOf } from "../../lib/big/moments.ts";
import { assertAllDigits } from "../stats/digits.ts";

Deno.test("momentsOf() loses nothing to a large mean", () => {
  const { sxx, sxy, syy } = momentsOf(
    [1, 2, 3].map((x) => ({ x: 1e9 + x, y: 1e9 - x })),
  );
  assert.deepEqual([sxx, sxy, syy], [2, -2, 2]);
  assert.equal(momentsOf([1, 2, 3].map((x) => ({ x, y: 0.1 }))).syy, 0);
});

Deno.test("mergeMoments() is as if the points had been together", () => {
  const points = Array.from({ length: 99 }, (_, i) => ({ x: 1e3 + i, y: Math.sin(i * i) }));
  const none = momentsOf([]);
  const parts = [0, 1, 2].map((k) => momentsOf(points.filter((_, i) => i % 3 === k)));
  assertAllDigits(
    parts.reduce(mergeMoments, none),
    { ...momentsOf(points) },
    12,
  );
  assert.deepEqual(mergeMoments(parts[0], none), parts[0]);
});
