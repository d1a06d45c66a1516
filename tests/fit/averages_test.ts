import assert from "node:assert/strict";
import fc from "fast-check";
import { average, averageByX } from "../../lib/fit/averages.ts";
import { assertDigits } from "../stats/digits.ts";
import { energyPoints } from "./study_points.ts";

Deno.test("average() takes the mean, the median and the geometric mean", () => {
  assert.equal(average([1, 10, 1000], "mean"), 337);
  assert.equal(average([1, 10, 1000, 20], "median"), 15);
  assertDigits(average([1, 10, 1000], "geometric mean"), 10 ** (4 / 3), 14);
});

Deno.test("average() of many large or small values neither overflows nor vanishes", () => {
  assertDigits(average(Array(1000).fill(1e300), "geometric mean"), 1e300, 11);
  assertDigits(average(Array(1000).fill(1e-300), "geometric mean"), 1e-300, 11);
});

Deno.test("average() refuses what has no average", () => {
  assert.throws(() => average([], "mean"), /^RangeError: Cannot take the mean of 0 values/);
  assert.throws(() => average([1, NaN], "median"), /value 2 is NaN, need a finite number/);
  assert.throws(() => average([1, 0], "geometric mean"), /value 2 is 0, need a number above 0/);
});

Deno.test("averageByX() gives the original energy figure's points", () => {
  // reference: pandas, a100.assign(k=1e6 / a100["Energy (tokens/kWh)"]).groupby("Params (B)")["k"]
  //   .mean().loc[[7, 34]] and .size()
  const byX = averageByX(energyPoints("A100"));
  const seven = byX.find((p) => p.x === 7)!, thirtyFour = byX.find((p) => p.x === 34)!;
  assert.equal(seven.n, 30);
  assertDigits(seven.y, 13.031047354767015, 12);
  assert.equal(thirtyFour.n, 18);
  assertDigits(thirtyFour.y, 49.41405807140256, 12);
  assert.deepEqual(byX.map((p) => p.x), byX.map((p) => p.x).toSorted((a, b) => a - b));
});

Deno.test("averageByX() loses no point, whatever the order", () =>
  fc.assert(
    fc.property(
      fc.array(fc.record({ x: fc.integer({ min: 1, max: 5 }), y: fc.integer({ min: 1 }) })),
      (points) => {
        const byX = averageByX(points, { average: "median" });
        assert.equal(byX.reduce((sum, p) => sum + p.n, 0), points.length);
        assert.deepEqual(averageByX(points.toReversed(), { average: "median" }), byX);
      },
    ),
    { seed: 7, numRuns: 200 },
  ));
