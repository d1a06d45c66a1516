import assert from "node:assert/strict";
import { fitWithinGroups, predictWithinGroup } from "../../lib/decide/within_groups.ts";
import { intervalOf } from "../../lib/decide/uncertain.ts";
import { loadServed } from "../../lib/read/load.ts";

const served = loadServed().rows
  .filter(({ hardware, task }) => hardware === "H100" && task === "lm-arena-chat")
  .map((row) => ({ group: row.model, x: row.concurrency, y: row.kWhPerMillionTokens }));
const close = (actual: number, expected: number, digits = 10) =>
  assert(Math.abs(actual / expected - 1) < 10 ** -digits, `${actual} is not ${expected}`);

// statsmodels 0.14: smf.ols("y ~ C(Model) + x", d).fit() with y and x as log10, 177 rows of 16 models
Deno.test("fitWithinGroups() agrees with statsmodels' dummy variables", () => {
  const fit = fitWithinGroups(served);
  close(fit.slope!, -0.5064322703405959);
  close(fit.residualStandardError, 0.08165459054890949);
  assert.equal(fit.degreesOfFreedom, 160);
  assert.equal(fit.groups.length, 16);
});

// the same fit's get_prediction({Model: "Qwen/Qwen3-8B", x: log10(32)}).summary_frame()
Deno.test("predictWithinGroup() agrees with statsmodels' prediction interval", () => {
  const prediction = predictWithinGroup(fitWithinGroups(served), "Qwen/Qwen3-8B", 32)!;
  close(prediction.estimate, 0.05755225274360233);
  const [low, high] = intervalOf(prediction, 0.95);
  close(low, 0.03896343575405059);
  close(high, 0.08500948983994933);
  assert.equal(prediction.n, 10);
  assert.equal(prediction.extrapolated, false);
});

Deno.test("predictWithinGroup() says when x is outside what the group was measured at", () => {
  const fit = fitWithinGroups(served);
  assert.equal(predictWithinGroup(fit, "Qwen/Qwen3-8B", 4096)!.extrapolated, true);
  assert.equal(predictWithinGroup(fit, "nobody/none", 32), null);
});

// scipy: a = log10 of [1, 2], b of [10, 40]: s² = (0.30103²/2 + 0.60206²/2) / 2
Deno.test("fitWithinGroups() without a varying x has a level for each group alone", () => {
  const points = [["a", 1], ["a", 2], ["b", 10], ["b", 40]]
    .map(([group, y]) => ({ group: String(group), x: 1, y: Number(y) }));
  const fit = fitWithinGroups(points);
  assert.equal(fit.slope, null);
  assert.equal(fit.degreesOfFreedom, 2);
  const l = Math.log10(2);
  close(fit.residualStandardError, Math.sqrt((l ** 2 / 2 + (2 * l) ** 2 / 2) / 2));
  const { estimate, errorLog10, extrapolated } = predictWithinGroup(fit, "b", 99)!;
  close(estimate, 20);
  close(errorLog10, fit.residualStandardError * Math.sqrt(1.5));
  assert.equal(extrapolated, false);
});

Deno.test("fitWithinGroups() survives JSON", () => {
  const fit = fitWithinGroups(served);
  assert.deepEqual(JSON.parse(JSON.stringify(fit)), fit);
});

Deno.test("fitWithinGroups() refuses points without a residual or a logarithm", () => {
  assert.throws(
    () => fitWithinGroups([{ group: "a", x: 1, y: 1 }, { group: "b", x: 2, y: 2 }]),
    /^RangeError: Cannot fit within groups: 2 points in 2 groups leave no residual/,
  );
  assert.throws(
    () => fitWithinGroups([{ group: "a", x: 1, y: 0 }]),
    /^RangeError: Cannot fit within groups: point 1 has x = 1 and y = 0, need numbers above 0/,
  );
});
