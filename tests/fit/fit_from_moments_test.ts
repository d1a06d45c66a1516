import assert from "node:assert/strict";
import { fitFromMoments } from "../../lib/fit/fit_from_moments.ts";
import { fitLinear } from "../../lib/fit/linear.ts";
import { momentsOf } from "../../lib/fit/moments.ts";
import { predict } from "../../lib/fit/predict.ts";
import { assertAllDigits } from "../stats/digits.ts";
import { NORRIS } from "../stats/norris.ts";
import { co2Points, energyPoints, pricePoints } from "./study_points.ts";

const sets = {
  co2: co2Points(),
  energy: energyPoints("A10"),
  prices: pricePoints(),
};
for (const [name, points] of Object.entries(sets)) {
  Deno.test(`fitFromMoments() agrees with fitLinear() on ${name}`, () => {
    const { growth: _, errors: __, clusters, ...expected } = fitLinear(points);
    const fit = fitFromMoments(momentsOf(points), { xRange: expected.xRange });
    assertAllDigits(fit, expected, 12);
    assert.equal(fit.clusters, clusters);
    assertAllDigits(predict(fit, 13), {
      prediction: predict(fitLinear(points), 13).prediction,
    }, 12);
  });
}

Deno.test("fitFromMoments() keeps 10 digits of Norris' residuals, which are 1e-3 of y", () =>
  assertAllDigits(
    fitFromMoments(momentsOf(NORRIS.points), { xRange: [0.2, 999] }),
    {
      slope: NORRIS.slope,
      intercept: NORRIS.intercept,
      residualStandardError: NORRIS.residualStandardError,
      slopeStandardError: NORRIS.slopeStandardError,
    },
    10,
  ));

Deno.test("fitFromMoments() refuses moments that no points have", () => {
  const good = { n: 3, xMean: 2, yMean: 4, sxx: 2, sxy: 4, syy: 8 };
  const refused = (bad: Partial<typeof good>, message: RegExp) =>
    assert.throws(
      () => fitFromMoments({ ...good, ...bad }, { xRange: [1, 3] }),
      message,
    );
  refused({ n: 2 }, /^RangeError: .*moments of 2 points, need 3; widen/);
  refused({ sxx: 0 }, /^RangeError: .*sxx = 0, .*2 different x/);
  refused({ sxy: 5 }, /^RangeError: .*sxy = 5, need .*sxy² ≤ sxx · syy/);
  refused({ syy: NaN }, /^RangeError: .*syy = NaN/);
});
