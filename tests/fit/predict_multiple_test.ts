import assert from "node:assert/strict";
import { fitMultiple } from "../../lib/fit/multiple.ts";
import { predictMultiple } from "../../lib/fit/predict_multiple.ts";
import { assertAllDigits } from "../stats/digits.ts";
import { MADE_ROWS } from "./made_rows.ts";

const names = ["a", "b"];

Deno.test("predictMultiple() agrees with statsmodels, classical errors", () =>
  // .get_prediction([[1, 2.5, 1.0]]).conf_int() and .conf_int(obs=True)
  assertAllDigits(predictMultiple(fitMultiple(MADE_ROWS, { names }), [2.5, 1]), {
    estimate: 2.2271011837930637,
    confidence: [2.1623742331419806, 2.2918281344441467],
    prediction: [1.8712766955751796, 2.5829256720109477],
  }, 12));

Deno.test("predictMultiple() takes the clusters' variance and degrees of freedom", () => {
  const fit = fitMultiple(MADE_ROWS, { names, errors: "cluster" });
  // x = [1, 2.5, 1]; v = x @ m.cov_params() @ x; q = t.ppf(.975, 8): est ∓ q * sqrt(v), sqrt(v + m.scale)
  assertAllDigits(predictMultiple(fit, [2.5, 1]), {
    confidence: [2.1514326890220192, 2.302769678564108],
    prediction: [1.8217691693131373, 2.63243319827299],
  }, 12);
});

Deno.test("predictMultiple() names what is missing", () => {
  const fit = fitMultiple(MADE_ROWS, { names });
  assert.throws(
    () => predictMultiple(fit, [1]),
    /^TypeError: Cannot predict: found 1 xs, need 2: a, b/,
  );
  assert.throws(() => predictMultiple(fit, [1, NaN]), /^RangeError: Cannot predict: b is NaN/);
});
