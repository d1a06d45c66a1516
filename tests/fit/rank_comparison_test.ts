import assert from "node:assert/strict";
import fc from "fast-check";
import { tQuantile } from "../../lib/fit/distributions.ts";
import { compareRanks } from "../../lib/fit/rank_comparison.ts";
import { assertAllDigits, assertDigits } from "../stats/digits.ts";
import { co2Points, pricePoints } from "./study_points.ts";

const small = (points: { x: number; y: number }[]) =>
  points.filter((p) => p.x <= 7).map((p) => p.y);
const large = (points: { x: number; y: number }[]) => points.filter((p) => p.x > 7).map((p) => p.y);

Deno.test("compareRanks() agrees with scipy and Cliff's dominance matrix on the leaderboard", () => {
  // a, b = kg CO2 of models with at most 7 B parameters, and with more
  // scipy.stats.mannwhitneyu(a, b, method="asymptotic"); numpy.median
  // numpy: dm = sign(a[:, None] - b); d = dm.mean(); di = dm.mean(1); dj = dm.mean(0)
  //   s2 = ((m-1)*((di-d)**2).sum()/(n-1) + (n-1)*((dj-d)**2).sum()/(m-1)
  //         + ((dm-d)**2).sum()/((n-1)*(m-1))) / (n*m); t = scipy.stats.t.ppf(.975, n+m-2)
  //   (d - d**3 ± t*s*sqrt((1-d*d)**2 + t*t*s2)) / (1 - d*d + t*t*s2)
  const points = co2Points();
  assertAllDigits(compareRanks(small(points), large(points)), {
    nA: 526,
    nB: 1694,
    medianA: 0.6571496178263925,
    medianB: 1.0794749544622093,
    mannWhitneyU: 217821,
    pValue: 2.4213202130616197e-70,
    cliffsDelta: -0.5110881168606713,
    cliffsDeltaInterval: [-0.5581383130105989, -0.46076178316458277],
  }, 10);
});

Deno.test("compareRanks() agrees with scipy where nothing differs: the price list", () => {
  // the same calls on dollars per thousand tokens
  const points = pricePoints();
  assertAllDigits(compareRanks(small(points), large(points)), {
    medianA: 0.007,
    medianB: 0.008,
    mannWhitneyU: 130,
    pValue: 0.7524669516576348,
    cliffsDelta: -0.07142857142857142,
    cliffsDeltaInterval: [-0.588061373081834, 0.4866006042790641],
  }, 10);
});

Deno.test("compareRanks() agrees with R on the example of its effsize package", () => {
  // R: cliff.delta(x, y, use.unbiased = FALSE) gives -0.25 by its own tests;
  // wilcox.test(x, y, exact = FALSE)$p.value; interval by the numpy call above
  const x = [10, 10, 20, 20, 20, 30, 30, 30, 40, 50], y = [10, 20, 30, 40, 40, 50];
  assertAllDigits(compareRanks(x, y), {
    pValue: 0.437758672961922,
    cliffsDelta: -0.25,
    cliffsDeltaInterval: [-0.7373248510820664, 0.4084639758745958],
    probabilityBelow: 0.625,
    ratioOfMedians: 25 / 35,
  }, 12);
});

Deno.test("compareRanks() bounds delta where no variance is left", () => {
  // R's orddom manual, "CI low": (m - t^2) / (m + t^2), m the smaller sample size
  const { cliffsDelta, cliffsDeltaInterval: [low, high] } = compareRanks([1, 2, 3], [4, 5, 6, 7]);
  const t2 = tQuantile(0.975, 5) ** 2;
  assert.equal(cliffsDelta, -1);
  assert.equal(low, -1);
  assertDigits(high, -(3 - t2) / (3 + t2), 14);
});

Deno.test("compareRanks() finds no difference between equal values", () => {
  const same = compareRanks([2, 2, 2], [2, 2]);
  assert.equal(same.cliffsDelta, 0);
  assert.equal(same.pValue, 1);
  assert.equal(same.probabilityBelow, 0.5);
  assert.deepEqual(JSON.parse(JSON.stringify(same)), same);
  assert.equal(compareRanks([1, 2], [0, 0]).ratioOfMedians, null);
});

Deno.test("compareRanks() refuses samples that cannot be ranked", () => {
  assert.throws(
    () => compareRanks([1], [1, 2]),
    /^RangeError: Cannot compare ranks: a has 1 values, need 2/,
  );
  assert.throws(() => compareRanks([1, 2], [1, NaN]), /value 2 of b is NaN/);
});

const sample = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 20 });

Deno.test("compareRanks() turns round with the samples and ignores monotone changes", () =>
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      const one = compareRanks(a, b), other = compareRanks(b, a);
      assertDigits(one.cliffsDelta, -other.cliffsDelta, 12);
      assertDigits(one.pValue, other.pValue, 12);
      assert.ok(Math.abs(one.probabilityBelow + other.probabilityBelow - 1) < 1e-12);
      const cubed = compareRanks(a.map((v) => v ** 3), b.map((v) => v ** 3));
      assert.equal(cubed.cliffsDelta, one.cliffsDelta);
      const [low, high] = one.cliffsDeltaInterval;
      assert.ok(low <= one.cliffsDelta + 1e-12 && one.cliffsDelta <= high + 1e-12);
      assert.ok(low >= -1 - 1e-12 && high <= 1 + 1e-12);
    }),
    { seed: 7, numRuns: 300 },
  ));
