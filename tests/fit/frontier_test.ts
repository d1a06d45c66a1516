import assert from "node:assert/strict";
import fc from "fast-check";
import { frontier } from "../../lib/fit/frontier.ts";

type Item = { cost: number; benefit: number };
const axes = { cost: (i: Item) => i.cost, benefit: (i: Item) => i.benefit };
const items = (...pairs: [number, number][]) => pairs.map(([cost, benefit]) => ({ cost, benefit }));

Deno.test("frontier() lists what is not beaten on both axes, cheapest first", () =>
  assert.deepEqual(frontier(items([5, 40], [1, 20], [6, 30], [9, 41], [1, 10]), axes), [1, 0, 3]));

Deno.test("frontier() keeps items that tie on both axes, drops ties on one", () => {
  assert.deepEqual(frontier(items([1, 5], [1, 5], [2, 5], [1, 4]), axes), [0, 1]);
  assert.deepEqual(frontier([], axes), []);
});

Deno.test("frontier() refuses an axis without a number", () =>
  assert.throws(
    () => frontier(items([1, 2], [NaN, 3]), axes),
    /^RangeError: Cannot find the frontier: the cost of item 2 is NaN/,
  ));

Deno.test("frontier() agrees with the comparison of every pair", () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          cost: fc.integer({ min: 0, max: 6 }),
          benefit: fc.integer({ min: 0, max: 6 }),
        }),
        { maxLength: 25 },
      ),
      (all) => {
        const beaten = (a: Item) =>
          all.some((b) =>
            b.cost <= a.cost && b.benefit >= a.benefit &&
            (b.cost < a.cost || b.benefit > a.benefit)
          );
        const kept = frontier(all, axes);
        const expected = all.flatMap((item, i) => beaten(item) ? [] : [i]);
        assert.deepEqual(kept.toSorted((a, b) => a - b), expected);
        const costs = kept.map((i) => all[i].cost);
        assert.deepEqual(costs, costs.toSorted((a, b) => a - b));
      },
    ),
    { seed: 7, numRuns: 300 },
  ));
