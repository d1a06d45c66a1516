import assert from "node:assert/strict";
import { changingPowerLaw, predictChanging } from "../../lib/fit/changing_power_law.ts";
import { toFittedScale } from "../../lib/fit/fitted_scale.ts";
import { fitMultiple } from "../../lib/fit/multiple.ts";
import { predictMultiple } from "../../lib/fit/predict_multiple.ts";
import { assertDigits } from "../stats/digits.ts";
import { co2Points } from "./study_points.ts";

const points = co2Points(), growth = "power law, changing at the limit" as const, breakAt = 7;

for (const errors of ["classical", "HC3", "cluster"] as const) {
  // The regression on log10 x and max(0, log10 x − log10 7), whose tests hold it against statsmodels.
  const rows = toFittedScale(points, "power law").map(({ x, y }, i) => ({
    y,
    xs: [x, Math.max(0, x - Math.log10(breakAt))],
    cluster: points[i].cluster,
  }));
  const plane = fitMultiple(rows, { names: ["size", "beyond"], errors });
  const law = changingPowerLaw(points, { growth, breakAt, errors });

  Deno.test(`predictChanging() has the bands of the regression with a hinge, ${errors} errors`, () => {
    for (const x of [0.3, 6.9, 7.1, 70]) {
      const log = Math.log10(x);
      const expected = predictMultiple(plane, [log, Math.max(0, log - Math.log10(breakAt))]);
      const found = predictChanging(law, x);
      assertDigits(found.estimate, 10 ** expected.estimate, 10);
      for (const end of [0, 1]) {
        assertDigits(found.confidence[end], 10 ** expected.confidence[end], 9);
        assertDigits(found.prediction[end], 10 ** expected.prediction[end], 9);
      }
      assert.equal(found.extrapolated, false);
    }
  });
}

Deno.test("changingPowerLaw() survives JSON, and predicts above 0 alone", () => {
  const law = changingPowerLaw(points, { growth, breakAt, errors: "CR2" });
  assert.deepEqual(JSON.parse(JSON.stringify(law)), law);
  assert.equal(predictChanging(law, 1000).extrapolated, true);
  assert.throws(
    () => predictChanging(law, 0),
    /^RangeError: Cannot predict.*x is 0, need a number/,
  );
});
