import assert from "node:assert/strict";
import fc from "fast-check";
import { influence, withoutMostInfluential } from "../../lib/fit/influence.ts";
import { fitLinear } from "../../lib/fit/linear.ts";
import { assertAllDigits, assertDigits } from "../stats/digits.ts";
import { pricePoints } from "./study_points.ts";

// Age at first word and Gesell score of 21 children: Mickey, Dunn & Clark (1967), in Rousseeuw &
// Leroy (1987), Robust Regression and Outlier Detection, table 2.6
const ages = [15, 26, 10, 9, 15, 20, 18, 11, 8, 20, 7, 9, 10, 11, 11, 10, 12, 42, 17, 11, 10];
const scores = [
  [95, 71, 83, 91, 102, 87, 93, 100, 104, 94, 113],
  [96, 83, 84, 102, 100, 105, 57, 121, 86, 100],
].flat();
const children = ages.map((x, i) => ({ x, y: scores[i] }));

Deno.test("influence() agrees with statsmodels on the children's first words", () => {
  // i = OLSInfluence(sm.OLS(score, sm.add_constant(age)).fit()); i.cooks_distance[0][17], [18];
  // i.hat_matrix_diag[17]; i.resid_studentized_internal[18]
  const all = influence(children);
  assertDigits(all[17].cooksDistance!, 0.6781120285758366, 12);
  assertDigits(all[18].cooksDistance!, 0.22328827363117973, 12);
  assertDigits(all[17].leverage, 0.6516099841640903, 12);
  assertDigits(all[18].standardizedResidual!, 2.8233680664140217, 12);
});

Deno.test("influence() agrees with statsmodels on the price list", () => {
  // the same calls on price and size, and on their log10
  assertAllDigits(influence(pricePoints())[37], {
    index: 37,
    leverage: 0.5767969385641099,
    standardizedResidual: -1.7706865572716273,
    cooksDistance: 2.1366211874742698,
  }, 11);
  assertAllDigits(influence(pricePoints(), { growth: "power law" })[36], {
    leverage: 0.2714292911211823,
    standardizedResidual: 1.766533472091961,
    cooksDistance: 0.5812978964250044,
  }, 11);
});

Deno.test("withoutMostInfluential() shows what two models do to the price's line", () => {
  // statsmodels without rows 37 and 36: params, rsquared, bse
  const { removed, fit } = withoutMostInfluential(pricePoints(), 2);
  assert.deepEqual(removed, [37, 36]);
  assertAllDigits(fit, {
    n: 36,
    intercept: 0.005880737900250404,
    slope: 4.5198212103983475e-5,
    rSquared: 0.10924034948267569,
    slopeStandardError: 2.2134541228547292e-5,
  }, 11);
});

Deno.test("withoutMostInfluential() hands on the kind of errors, and keeps ties in order", () => {
  // the corners of a square all have the same Cook's distance
  const square = [{ x: 2, y: 1 }, { x: 1, y: 0 }, { x: 1, y: 2 }, { x: 3, y: 0 }, { x: 3, y: 2 }];
  assert.deepEqual(withoutMostInfluential(square, 2).removed, [1, 2]);
  assert.equal(withoutMostInfluential(children, 1, { errors: "HC3" }).fit.errors, "HC3");
});

Deno.test("influence() of a point that alone holds the line has no Cook's distance", () => {
  const points = [{ x: 1, y: 1 }, { x: 1, y: 2 }, { x: 1, y: 4 }, { x: 9, y: 5 }];
  const all = influence(points);
  assert.equal(all[3].leverage, 1);
  assert.equal(all[3].cooksDistance, null);
  assert.deepEqual(JSON.parse(JSON.stringify(all)), all);
});

Deno.test("influence() of points on a line is nothing", () => {
  for (const { cooksDistance } of influence([1, 2, 3, 4].map((x) => ({ x, y: 2 * x })))) {
    assert.equal(cooksDistance, 0);
  }
});

Deno.test("withoutMostInfluential() refuses a count that is none, and to leave too few points", () => {
  assert.throws(() => withoutMostInfluential(children, -1), /^RangeError: .* count is -1/);
  assert.throws(() => withoutMostInfluential(children, 19), /^RangeError: Cannot fit a line/);
});

Deno.test("influence() has leverages that add to 2, and Cook's distance is the move of the fits", () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ x: fc.integer({ min: 0, max: 50 }), y: fc.integer({ min: 0, max: 50 }) }),
        { minLength: 3, maxLength: 12 },
      ),
      (some) => {
        const points = [{ x: -3, y: 1 }, { x: -2, y: 9 }, ...some];
        const all = influence(points), fit = fitLinear(points);
        assert.ok(Math.abs(all.reduce((sum, i) => sum + i.leverage, 0) - 2) < 1e-9);
        for (const { index, cooksDistance } of all) {
          if (cooksDistance === null) continue;
          const rest = points.filter((_, i) => i !== index);
          if (new Set(rest.map((p) => p.x)).size < 2) continue;
          const other = fitLinear(rest);
          const moved = points.reduce(
            (sum, { x }) =>
              sum + (fit.intercept + fit.slope * x - other.intercept - other.slope * x) ** 2,
            0,
          ) / (2 * fit.residualStandardError ** 2);
          assert.ok(Math.abs(moved - cooksDistance) <= 1e-6 * (1 + moved), `${index}`);
        }
      },
    ),
    { seed: 7, numRuns: 100 },
  ));
