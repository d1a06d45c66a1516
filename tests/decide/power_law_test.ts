import assert from "node:assert/strict";
import { expected, fitPowerLaw } from "../../lib/decide/power_law.ts";
import { intervalOf } from "../../lib/decide/uncertain.ts";
import { assertDigits } from "../stats/digits.ts";

const sizes = [1, 3, 7, 8, 13, 32, 70], batches = [1, 8, 16, 64, 128];

/** Sixty made rows, i = 0 to 59: y = size * (10 + (i*i*7 % 13)) / (4 + batch). */
const rows = Array.from({ length: 60 }, (_, i) => ({
  y: sizes[i % 7] * (10 + (i * i * 7 % 13)) / (4 + batches[i % 5]),
  paramsB: sizes[i % 7],
  batch: batches[i % 5],
  model: String(i % 7),
}));
const options = { y: "y", x: ["paramsB", "batch"], cluster: "model" };

// statsmodels: m = sm.OLS(log10(y), add_constant([log10(size), log10(batch)])).fit(
// cov_type="cluster", cov_kwds={"groups": i % 7}, use_t=True); x = [1, log10(20), log10(32)];
// e = x @ m.params; v = x @ m.cov_params() @ x; 10 ** e, 10 ** (e ∓ t.ppf(.975, 6) * sqrt(v + m.scale))
Deno.test("expected() of one more row agrees with statsmodels, and says when it lies outside", () => {
  const law = fitPowerLaw(rows, options)!;
  const one = expected(law, { paramsB: 20, batch: 32 });
  assertDigits(one.estimate, ESTIMATE, 11);
  intervalOf(one, 0.95).forEach((end, i) => assertDigits(end, PREDICTION[i], 10));
  assert.equal(one.extrapolated, false);
  assert.equal(expected(law, { paramsB: 20, batch: 256 }).extrapolated, true);
  assert.deepEqual(JSON.parse(JSON.stringify(law)), law);
});
const ESTIMATE = 7.436708205062544, PREDICTION = [3.4694761076615124, 15.940340043016137];

Deno.test("fitPowerLaw() of too few rows or of one model is none", () => {
  assert.equal(fitPowerLaw([], options), null);
  assert.equal(fitPowerLaw(rows.filter(({ model }) => model === "1"), options), null);
});
