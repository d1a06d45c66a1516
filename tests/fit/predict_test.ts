import assert from "node:assert/strict";
import { fitExponential } from "../../lib/fit/exponential.ts";
import { fitLinear } from "../../lib/fit/linear.ts";
import { fitPowerLaw } from "../../lib/fit/power_law.ts";
import { predict } from "../../lib/fit/predict.ts";
import { assertAllDigits, assertDigits } from "../stats/digits.ts";
import { NORRIS } from "../stats/norris.ts";
import { co2Points, energyPoints } from "./study_points.ts";

// Reference figures: statsmodels 0.15.0, sm.OLS(y, sm.add_constant(x)).fit(cov_type=…, use_t=True)
//   .get_prediction([[1, x0]]).summary_frame(alpha=.05): mean, mean_ci_…, obs_ci_…

Deno.test("predict() agrees with statsmodels on a line", () =>
  assertAllDigits(predict(fitLinear(co2Points()), 13), {
    estimate: 2.785770974279188,
    mean: 2.785770974279188,
    confidence: [2.5665708579477795, 3.004971090610596],
    prediction: [-7.5383569796345125, 13.109898928192889],
  }, 11));

Deno.test("predict() agrees with statsmodels under HC3 errors", () =>
  assertAllDigits(predict(fitLinear(co2Points(), { errors: "HC3" }), 13), {
    confidence: [2.5835033207811757, 2.9880386277772],
    prediction: [-7.538011352050351, 13.109553300608727],
  }, 11));

Deno.test("predict() gives a power law's median, mean and intervals in the unit of y", () => {
  const fit = fitPowerLaw(co2Points());
  const at13 = predict(fit, 13); // 10 ** of each column, x0 = log10(13)
  assertAllDigits(at13, {
    estimate: 1.7849254252276627,
    confidence: [1.7259159880007344, 1.8459524077499865],
    prediction: [0.42081360985553284, 7.570949938425011],
  }, 11);
  assert.equal(at13.mean, at13.estimate * fit.smearing);
  assert.equal(at13.extrapolated, false);
});

Deno.test("predict() under cluster errors takes t of clusters − 1, as the slope's interval does", () => {
  const fit = fitPowerLaw(energyPoints("A100"), { errors: "cluster" });
  // mean ± t.ppf(.975, 17) · mean_se; statsmodels itself takes t of n − 2 here
  assertAllDigits(predict(fit, 34), {
    estimate: 31.93511960732325,
    confidence: [21.559007077706514, 47.305140754308596],
  }, 10);
});

Deno.test("predict() of smeared means adds up to the data, unlike medians", () => {
  // exact when log10 y scatters alike at every x: here three x, the same three factors at each
  const points = [1, 10, 100].flatMap((x) => [0.5, 1, 4].map((factor) => ({ x, y: x * factor })));
  const fit = fitPowerLaw(points);
  assertDigits(predict(fit, 10).mean, 10 * (0.5 + 1 + 4) / 3, 13);
  assertDigits(predict(fit, 10).estimate, 10 * Math.cbrt(2), 13); // geometric mean
});

Deno.test("predict() keeps its digits when x is far from 0", () => {
  const shifted = NORRIS.points.map(({ x, y }) => ({ x: x + 1e6, y }));
  const near = predict(fitLinear(NORRIS.points), 500);
  const far = predict(fitLinear(shifted), 1e6 + 500);
  const width = ([low, high]: [number, number]) => high - low;
  assertDigits(width(far.confidence), width(near.confidence), 7);
  assertAllDigits(far, { prediction: near.prediction }, 9);
});

Deno.test("predict() says when x is outside the data", () => {
  const fit = fitLinear(NORRIS.points);
  assert.deepEqual(
    [0.1, 0.2, 999, 999.1].map((x) => predict(fit, x).extrapolated),
    [true, false, false, true],
  );
});

Deno.test("predict() needs no more than the fit's JSON", () => {
  for (const fitTo of [fitLinear, fitPowerLaw, fitExponential]) {
    const fit = fitTo(co2Points(), { errors: "cluster" });
    const copy = JSON.parse(JSON.stringify(fit));
    assert.deepEqual(predict(copy, 70), predict(fit, 70));
    assert.deepEqual(
      JSON.parse(JSON.stringify(predict(fit, 70))),
      predict(fit, 70),
    );
  }
});

Deno.test("predict() refuses x without a logarithm, and y beyond a double", () => {
  assert.throws(
    () => predict(fitPowerLaw(co2Points()), 0),
    /^RangeError: Cannot predict from a power law fit: x is 0, need a number above 0/,
  );
  assert.throws(
    () => predict(fitLinear(NORRIS.points), NaN),
    /^RangeError: Cannot predict from a linear fit: x is NaN, need a finite number/,
  );
  assert.throws(
    () => predict(fitExponential(co2Points()), 1e6),
    /^RangeError: Cannot predict from an exponential fit: at x = 1000000 the interval/,
  );
});
