import assert from "node:assert/strict";
import { fitExponential } from "../../lib/fit/exponential.ts";
import { assertAllDigits } from "../stats/digits.ts";
import { co2Points, pricePoints } from "./study_points.ts";

Deno.test("fitExponential() agrees with statsmodels on CO2", () =>
  // sm.OLS(log10(y), sm.add_constant(x)).fit()
  assertAllDigits(fitExponential(co2Points()), {
    slope: 0.01930987241041558,
    intercept: -0.1620555706734513,
    slopeStandardError: 0.00033554640042083916,
    interceptStandardError: 0.00772089236566941,
    covariance: -1.5361459622736715e-06,
    slopeInterval: [0.018651854472791562, 0.019967890348039596],
    interceptInterval: [-0.17719650398313036, -0.14691463736377225],
  }, 11));

Deno.test("fitExponential() agrees with scipy above 7 B and on prices", () => {
  // linregress(x, log10(y)); smearing (10 ** e).mean(), e the residuals
  assertAllDigits(fitExponential(co2Points(7)), {
    slope: 0.018269547101267353,
    rSquared: 0.6553645853229123,
    smearing: 1.3313374393369888,
  }, 11);
  assertAllDigits(fitExponential(pricePoints()), {
    slope: 0.0006591661623012916,
    rSquared: 0.4053182122724017,
    smearing: 1.2697295521152563,
  }, 11);
});

Deno.test("fitExponential() takes any x, and names the point whose y has no logarithm", () => {
  const points = [-1, 0, 1].map((x) => ({ x, y: 10 ** x }));
  assert.equal(fitExponential(points).slope, 1);
  assert.throws(
    () => fitExponential([...points, { x: 2, y: -3 }]),
    /^RangeError: Cannot fit an exponential: point 4 has y = -3, need a number above 0/,
  );
});
