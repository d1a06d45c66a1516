import assert from "node:assert/strict";
import { curve } from "../../lib/fit/curve.ts";
import { fitPowerLaw } from "../../lib/fit/power_law.ts";
import { predict } from "../../lib/fit/predict.ts";
import { assertDigits } from "../stats/digits.ts";
import { energyPoints } from "./study_points.ts";

const fit = fitPowerLaw(energyPoints("A100"));

Deno.test("curve() is predict() at evenly spaced x, both ends included", () => {
  const line = curve(fit, { from: 0.1, to: 111, scale: "log" });
  assert.equal(line.length, 81);
  assert.equal(line[0].x, 0.1);
  assert.equal(line[80].x, 111);
  assertDigits(line[40].x, Math.sqrt(0.1 * 111), 14);
  for (const each of line) assert.deepEqual(each, predict(fit, each.x));
  assert.deepEqual(
    curve(fit, { from: 1, to: 3, scale: "linear", steps: 4 }).map((p) => p.x),
    [1, 1.5, 2, 2.5, 3],
  );
});

Deno.test("curve() has its narrowest band at the mean of log10 x", () => {
  const line = curve(fit, { from: 1, to: 100, scale: "log", steps: 200 });
  const width = line.map((p) => Math.log10(p.confidence[1] / p.confidence[0]));
  const narrowest = line[width.indexOf(Math.min(...width))];
  assert.ok(Math.abs(Math.log10(narrowest.x) - fit.xMean) <= 0.005);
});

Deno.test("curve() refuses ends out of order, logarithms of 0, and half steps", () => {
  const refused = (
    options: Parameters<typeof curve>[1],
    message: RegExp,
  ) => assert.throws(() => curve(fit, options), message);
  refused(
    { from: 7, to: 7, scale: "linear" },
    /^RangeError: .*from 7 to 7 on a linear scale, need from < to$/,
  );
  refused(
    { from: 0, to: 7, scale: "log" },
    /^RangeError: .*from 0 to 7 on a log scale, need from < to, both above 0/,
  );
  refused(
    { from: 1, to: 7, scale: "log", steps: 2.5 },
    /^RangeError: .*2.5 steps, need a whole number/,
  );
});
