import assert from "node:assert/strict";
import fc from "fast-check";
import { seededRandom } from "../../lib/fit/random.ts";
import { theilSen } from "../../lib/fit/theil_sen.ts";
import { assertAllDigits, assertDigits } from "../stats/digits.ts";
import { co2Points, pricePoints } from "./study_points.ts";

Deno.test("theilSen() agrees with scipy on the leaderboard", () => {
  // scipy.stats.theilslopes(y, x, alpha=0.95, method="separate"), then on numpy.log10 of both
  assertAllDigits(theilSen(co2Points()), {
    slope: 0.12268382321434589,
    intercept: -0.05828612320500526,
    slopeInterval: [0.11497706515780401, 0.1299935044143105],
  }, 12);
  assertAllDigits(theilSen(co2Points(), { growth: "power law" }), {
    slope: 0.8098062065791425,
    intercept: -0.7656278613645834,
    slopeInterval: [0.7677064437596153, 0.8527584618204246],
  }, 12);
});

Deno.test("theilSen() agrees with scipy on the price list", () =>
  assertAllDigits(theilSen(pricePoints()), {
    slope: 4.8375664500885994e-05,
    intercept: 0.006661370348493798,
    slopeInterval: [-1.1046511627906976e-05, 0.0001746031746031746],
  }, 12));

Deno.test("theilSen() agrees with scipy where x repeat, at two levels", () => {
  const x = [1, 2, 2, 3, 5, 7, 8, 13, 13, 30, 70, 140];
  const y = [1.1, 1.4, 1.2, 1.5, 2.1, 2.2, 2.9, 5.5, 4.1, 14, 33, 90];
  const points = x.map((x, i) => ({ x, y: y[i] }));
  const line = theilSen(points);
  assertAllDigits(line, {
    slope: 0.4474137931034483,
    intercept: -0.8056034482758623,
    slopeInterval: [0.2636363636363636, 0.5045454545454545],
  }, 12);
  assert.equal(line.pairs, 12 * 11 / 2 - 2);
  const { slopeInterval } = theilSen(points, { level: 0.9 });
  assertAllDigits({ slopeInterval }, { slopeInterval: [0.28, 0.4888888888888889] }, 12);
});

Deno.test("theilSen() samples pairs, the same each time, where there are too many", () => {
  const random = seededRandom(3);
  const points = Array.from({ length: 5000 }, (_, i) => ({ x: i, y: 2 * i + 500 * random() }));
  const line = theilSen(points);
  assert.equal(line.exact, false);
  assert.equal(line.pairs, 4_000_000);
  assertDigits(line.slope, 2, 3);
  const [low, high] = line.slopeInterval;
  assert.ok(low < line.slope && line.slope < high);
  // scipy-like width: the exact line of a tenth of the points has about √10 times the interval
  const tenth = theilSen(points.filter((_, i) => i % 10 === 0));
  assert.equal(tenth.exact, true);
  const ratio = (tenth.slopeInterval[1] - tenth.slopeInterval[0]) / (high - low);
  assert.ok(ratio > 2.2 && ratio < 4.5, `${ratio}`);
  assert.deepEqual(theilSen(points), line);
});

Deno.test("theilSen() refuses a level that is none, and one x", () => {
  assert.throws(() => theilSen(pricePoints(), { level: 1 }), /^RangeError: .* level is 1/);
  assert.throws(
    () => theilSen([1, 2, 3].map((y) => ({ x: 7, y }))),
    /^RangeError: Cannot fit a line: 3 points have 1 different x/,
  );
});

const cloud = fc.array(
  fc.record({ x: fc.integer({ min: 1, max: 30 }), y: fc.integer({ min: 1, max: 99 }) }),
  { minLength: 3, maxLength: 25 },
).filter((points) => new Set(points.map((p) => p.x)).size > 1);

Deno.test("theilSen() is the median of the sorted slopes", () =>
  fc.assert(
    fc.property(cloud, (points) => {
      const slopes = points.flatMap((a, i) =>
        points.slice(i + 1).filter((b) => b.x !== a.x).map((b) => (b.y - a.y) / (b.x - a.x))
      ).sort((a, b) => a - b);
      const half = slopes.length >> 1;
      const median = slopes.length % 2 ? slopes[half] : (slopes[half - 1] + slopes[half]) / 2;
      const { slope, slopeInterval: [low, high], pairs } = theilSen(points);
      assert.equal(slope, median + 0);
      assert.equal(pairs, slopes.length);
      assert.ok(low <= slope && slope <= high);
    }),
    { seed: 7, numRuns: 300 },
  ));
