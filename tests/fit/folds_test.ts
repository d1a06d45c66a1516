import assert from "node:assert/strict";
import { dealRepeatedly } from "../../lib/fit/folds.ts";
import { energyPoints } from "./study_points.ts";

const line = Array.from({ length: 25 }, (_, i) => ({ x: i, y: i * i }));
const sizes = (folds: Uint8Array, count: number) =>
  Array.from({ length: count }, (_, k) => folds.filter((f) => f === k).length);

Deno.test("dealRepeatedly() makes folds of equal size", () => {
  for (const { folds, count } of dealRepeatedly(line, 10, { seed: 1, times: 2 })) {
    assert.equal(count, 10);
    assert.deepEqual(sizes(folds, 10).sort(), [2, 2, 2, 2, 2, 3, 3, 3, 3, 3]);
  }
});

Deno.test("dealRepeatedly() is the same for a seed, whatever the order, and another for another", () => {
  const dealt = dealRepeatedly(line, 10, { seed: 1, times: 2 });
  assert.deepEqual(dealRepeatedly(line, 10, { seed: 1, times: 2 }), dealt);
  assert.deepEqual(
    dealRepeatedly(line.toReversed(), 10, { seed: 1, times: 2 })
      .map(({ folds, count }) => ({ folds: folds.toReversed(), count })),
    dealt,
  );
  assert.notDeepEqual(dealt[1].folds, dealt[0].folds);
  assert.deepEqual(dealRepeatedly(line, 10, { seed: 2, times: 1 }), [dealt[1]]);
});

Deno.test("dealRepeatedly() keeps a model in one fold, and the folds balanced", () => {
  const points = energyPoints("A10");
  for (const { folds, count } of dealRepeatedly(points, 10, { seed: 1, times: 5 })) {
    const seen = new Map<string, number>();
    points.forEach(({ cluster }, i) => {
      assert.equal(seen.get(cluster!) ?? folds[i], folds[i]);
      seen.set(cluster!, folds[i]);
    });
    const held = sizes(folds, count);
    assert.ok(Math.max(...held) <= 1.3 * Math.min(...held), held.join());
  }
});

Deno.test("dealRepeatedly() makes no more folds than there are clusters", () => {
  const points = line.map((p) => ({ ...p, cluster: `${p.x % 4}` }));
  assert.equal(dealRepeatedly(points, 10, { seed: 1, times: 1 })[0].count, 4);
});
