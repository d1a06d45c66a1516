import assert from "node:assert/strict";
import { fitFromMoments } from "../../lib/big/fit_from_moments.ts";
import { momentsOf } from "../../lib/big/moments.ts";
import { loadLeaderboard } from "../../lib/read/load.ts";
import { linear } from "../../lib/stats/laws.ts";
import { assertAllDigits } from "../stats/digits.ts";
import { NORRIS } from "../stats/norris.ts";
import { lineBy } from "./fitted.ts";

Deno.test("fitFromMoments() agrees with the notebooks' fit", () => {
  const points = loadLeaderboard().rows.map(({ paramsB, co2Kg }) => ({ x: paramsB, y: co2Kg }));
  const fit = fitFromMoments(momentsOf(points), { xRange: [0, 100] });
  assertAllDigits(fit, lineBy(linear, points, "classical"), 12);
  assert.equal(fit.clusters, null);
});

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
