import assert from "node:assert/strict";
import { compareGrowth } from "../../lib/fit/growth.ts";
import { errorDifference } from "../../lib/fit/growth_candidate.ts";
import { fitExponential } from "../../lib/fit/exponential.ts";
import type { GrowthName } from "../../lib/fit/fit.ts";
import { dealRepeatedly } from "../../lib/fit/folds.ts";
import { fitLinear } from "../../lib/fit/linear.ts";
import type { Point } from "../../lib/fit/point.ts";
import { fitPowerLaw } from "../../lib/fit/power_law.ts";
import { predict } from "../../lib/fit/predict.ts";
import { assertDigits } from "../stats/digits.ts";
import { co2Points, energyPoints, pricePoints } from "./study_points.ts";

// Reference figures: r = scipy.stats.linregress(u, v); e = v - r.intercept - r.slope * u;
// ll = norm.logpdf(e, scale=sqrt((e ** 2).mean())).sum(), for a logarithm less log(y * log(10)).sum();
// AICc = 2 * 3 - 2 * ll + 2 * 3 * 4 / (n - 4)
const aicc: [string, Point[], Record<GrowthName, number>][] = [
  ["CO2 above 7 B", co2Points(7), {
    linear: 10772.499552737652,
    "power law": 4279.2585337482515,
    exponential: 4634.95072813302,
  }],
  ["prices", pricePoints(), {
    linear: -284.37137317929074,
    "power law": -281.0937632674247,
    exponential: -292.7975985455628,
  }],
  ["prices up to 1000 B", pricePoints(1000), {
    linear: -270.3812806227542,
    "power law": -286.3481048633802,
    exponential: -286.2067453549789,
  }],
];
for (const [name, points, expected] of aicc) {
  Deno.test(`compareGrowth() has scipy's AICc of ${name}`, () => {
    const { candidates, best, n } = compareGrowth(points);
    assert.equal(n, points.length);
    for (const c of candidates) {
      assertDigits(c.aicc, expected[c.growth], 11, c.growth);
      assert.equal(c.deltaAicc, c.aicc - candidates[0].aicc);
      assert.equal(c.rSquared, c.fit.rSquared);
    }
    const lowest = Math.min(...Object.values(expected));
    assert.equal(expected[best], lowest);
  });
}

Deno.test("compareGrowth() finds CO2 above 7 B a power law, by more than noise", () => {
  for (const seed of [1, 2, 3]) {
    const { best, decisive } = compareGrowth(co2Points(7), { seed });
    assert.deepEqual([best, decisive], ["power law", true]);
  }
});

Deno.test("compareGrowth() cannot tell how prices grow", () => {
  assert.equal(compareGrowth(pricePoints()).decisive, false);
  assert.equal(compareGrowth(pricePoints(1000)).decisive, false);
});

const fits = {
  linear: fitLinear,
  "power law": fitPowerLaw,
  exponential: fitExponential,
};

Deno.test("compareGrowth() tests each fold on a fit to the others", () => {
  const points = energyPoints("A100");
  const [{ folds, count }] = dealRepeatedly(points, 10, { seed: 1, times: 1 });
  for (const c of compareGrowth(points).candidates) {
    for (let k = 0; k < count; k++) {
      const fit = fits[c.growth](points.filter((_, i) => folds[i] !== k));
      const errors = points.filter((_, i) => folds[i] === k)
        .map(({ x, y }) => Math.abs(y - predict(fit, x).estimate));
      const mean = errors.reduce((a, b) => a + b) / errors.length;
      assertDigits(c.foldErrors[k], mean, 10, `${c.growth}, fold ${k}`);
    }
  }
});

Deno.test("compareGrowth() pairs the folds of best and runner-up", () => {
  const growth = compareGrowth(energyPoints("A100"));
  const named = (name: GrowthName) => growth.candidates.find((c) => c.growth === name)!;
  const best = named(growth.best), runnerUp = named(growth.runnerUp);
  assertDigits(
    growth.errorDifference,
    runnerUp.crossValidatedError - best.crossValidatedError,
    12,
  );
  // Bouckaert and Frank 2004: variance of the differences of 5 deals of 10 folds · (1/50 + 1/9)
  const d = runnerUp.foldErrors.map((e, k) => e - best.foldErrors[k]);
  assert.equal(d.length, 50);
  const mean = d.reduce((a, b) => a + b) / 50;
  const variance = d.reduce((a, b) => a + (b - mean) ** 2, 0) / 49;
  assertDigits(
    growth.errorDifferenceStandardError,
    Math.sqrt(variance * (1 / 50 + 1 / 9)),
    12,
  );
  assert.deepEqual(errorDifference(best, best), {
    difference: 0,
    standardError: 0,
  });
});

/** Made-up y around a curve, scattered in proportion by a fixed pattern. */
const scattered = (curve: (x: number) => number, by: number) =>
  Array.from({ length: 60 }, (_, i) => {
    const x = 1 + i;
    return { x, y: curve(x) * (1 + by * Math.sin(7.3 * i * i)) };
  });
const known: Record<GrowthName, (x: number) => number> = {
  linear: (x) => 5 + 2 * x,
  "power law": (x) => 0.5 * x ** 1.6,
  exponential: (x) => 3 * 10 ** (0.03 * x),
};
for (const [name, curve] of Object.entries(known)) {
  Deno.test(`compareGrowth() recognises ${name} growth`, () => {
    const by = name === "linear" ? 0.02 : 0.1;
    const { best, decisive } = compareGrowth(scattered(curve, by));
    assert.deepEqual([best, decisive], [name, true]);
  });
}

Deno.test("compareGrowth() does not decide on scatter without growth", () =>
  assert.equal(compareGrowth(scattered(() => 10, 0.5)).decisive, false));

Deno.test("compareGrowth() of points that lie on a curve stays in numbers", () => {
  for (const curve of Object.values(known)) {
    const growth = compareGrowth(scattered(curve, 0));
    assert.deepEqual(JSON.parse(JSON.stringify(growth)), growth);
  }
});

Deno.test("compareGrowth() does not depend on the order of the points", () => {
  const points = energyPoints("32vCPU");
  const a = compareGrowth(points), b = compareGrowth(points.toReversed());
  assert.equal(a.best, b.best);
  assertDigits(a.errorDifference, b.errorDifference, 9);
  assertDigits(
    a.errorDifferenceStandardError,
    b.errorDifferenceStandardError,
    9,
  );
});

Deno.test("compareGrowth() says what is missing", () => {
  const line = Array.from({ length: 20 }, (_, i) => ({ x: i + 1, y: i + 1 }));
  const refused = (points: Point[], message: RegExp) =>
    assert.throws(() => compareGrowth(points), message);
  refused(
    line.slice(9),
    /^RangeError: Cannot compare growth: 11 points, need 12; widen the filter/,
  );
  refused(
    line.map((p) => ({ ...p, x: p.x % 2 + 1 })),
    /^RangeError: .*20 points have 2 different x, need 3/,
  );
  refused(
    line.map((p) => ({ ...p, y: 5 })),
    /^RangeError: .*all 20 points have y = 5, need 2 different y/,
  );
  refused(
    line.map((p) => ({ ...p, cluster: `${p.x % 4}` })),
    /^RangeError: .*20 points are in 4 clusters, need 5/,
  );
  refused(
    line.map((p, i) => i === 4 ? { ...p, y: 0 } : p),
    /^RangeError: .*point 5 has y = 0, need a number above 0/,
  );
});
