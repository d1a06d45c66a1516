import assert from "node:assert/strict";
import { wildBootstrap, wildBootstrapSlope } from "../../lib/fit/wild_bootstrap.ts";
import { assertAllDigits, assertDigits } from "../stats/digits.ts";
import { MADE_ROWS } from "./made_rows.ts";
import { energyPoints } from "./study_points.ts";

const names = ["a", "b"], name = "a";
const five = MADE_ROWS.map((row, i) => ({ ...row, cluster: String(i % 5) }));

Deno.test("wildBootstrap() goes through all weights of five clusters, as the definition does", () => {
  // numpy: the model without a fitted to y - value * a; its fitted values and residuals, times each of
  // the 6**5 combinations of Webb's weights by cluster, refitted with all columns, CR1 t of a:
  // 5372 and 2356 of 7776 at least as far from 0 as that of the rows
  const near = wildBootstrap(five, { names, name, value: 0.68 });
  assertAllDigits(near, { t: 0.4773152143284274, pValue: 5372 / 7776, draws: 7776 }, 11);
  assert.equal(near.exhaustive, true);
  const far = wildBootstrap(five, { names, name, value: 0.65 });
  assertAllDigits(far, { t: 1.2932512499719502, pValue: 2356 / 7776 }, 11);
});

Deno.test("wildBootstrap() agrees with PyPI's wildboottest on nine clusters", () => {
  // wildboottest 0.3.2: wildboottest(ols("y - 0.65 * a ~ a + b"), param="a", cluster=i % 9, B=99999,
  // weights_type="webb", seed=12): statistic 2.047881, p 0.111441; either is off by 0.001
  const test = wildBootstrap(MADE_ROWS, { names, name, value: 0.65, draws: 99_999 });
  assertDigits(test.t, 2.047881, 7);
  assert.ok(Math.abs(test.pValue - 0.111441) < 0.004, String(test.pValue));
  assert.deepEqual([test.exhaustive, test.clusters, test.draws], [false, 9, 99_999]);
});

Deno.test("wildBootstrap() draws the same for the same seed, and is never sure", () => {
  const draw = (seed: number) => wildBootstrap(MADE_ROWS, { names, name, seed, draws: 999 });
  assert.deepEqual(draw(3), draw(3));
  assert.deepEqual(JSON.parse(JSON.stringify(draw(3))), draw(3));
  assert.ok(draw(3).pValue >= 1 / 1000);
  assert.ok(draw(3).pValue < 0.05);
});

Deno.test("wildBootstrapSlope() tests an exponent against a value", () => {
  const points = energyPoints("A100");
  const test = (value: number) => wildBootstrapSlope(points, { growth: "power law", value }).pValue;
  assert.ok(test(0) < 0.02 && test(0.62) > 0.8, `${test(0)} ${test(0.62)}`);
});

Deno.test("wildBootstrap() refuses draws that are no number", () =>
  assert.throws(
    () => wildBootstrap(MADE_ROWS, { names, name, draws: 0.5 }),
    /^RangeError: Cannot bootstrap: draws is 0.5, need a whole number from 1/,
  ));
