import assert from "node:assert/strict";
import { dealFolds } from "../../lib/fit/folds.ts";
import { energyPoints } from "./study_points.ts";

const line = Array.from({ length: 25 }, (_, i) => ({ x: i, y: i * i }));
const sizes = (folds: Uint8Array, count: number) =>
  Array.from({ length: count }, (_, k) => folds.filter((f) => f === k).length);

Deno.test("dealFolds() makes folds of equal size", () => {
  const { folds, count } = dealFolds(line, 10, 1);
  assert.equal(count, 10);
  assert.deepEqual(sizes(folds, 10).sort(), [2, 2, 2, 2, 2, 3, 3, 3, 3, 3]);
});

Deno.test("dealFolds() is the same for a seed, whatever the order, and another for another", () => {
  const { folds } = dealFolds(line, 10, 1);
  assert.deepEqual(dealFolds(line, 10, 1).folds, folds);
  assert.deepEqual(
    dealFolds(line.toReversed(), 10, 1).folds.toReversed(),
    folds,
  );
  assert.notDeepEqual(dealFolds(line, 10, 2).folds, folds);
});

Deno.test("dealFolds() keeps a model in one fold, and the folds balanced", () => {
  const points = energyPoints("A10");
  const { folds, count } = dealFolds(points, 10, 1);
  const seen = new Map<string, number>();
  points.forEach(({ cluster }, i) => {
    assert.equal(seen.get(cluster!) ?? folds[i], folds[i]);
    seen.set(cluster!, folds[i]);
  });
  const held = sizes(folds, count);
  assert.ok(Math.max(...held) <= 1.3 * Math.min(...held), held.join());
});

Deno.test("dealFolds() makes no more folds than there are clusters", () =>
  assert.equal(
    dealFolds(line.map((p) => ({ ...p, cluster: `${p.x % 4}` })), 10, 1).count,
    4,
  ));
