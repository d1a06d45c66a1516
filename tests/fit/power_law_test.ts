import assert from "node:assert/strict";
import { fitPowerLaw } from "../../lib/fit/power_law.ts";
import { assertAllDigits, assertDigits } from "../stats/digits.ts";
import { co2Points, energyPoints, pricePoints } from "./study_points.ts";

// Reference figures: scipy.stats.linregress(log10(x), log10(y)).

Deno.test("fitPowerLaw() agrees with scipy on CO2 of all models", () =>
  assertAllDigits(fitPowerLaw(co2Points()), {
    n: 2220,
    slope: 0.6622955562483037,
    intercept: -0.48613965628444356,
    rSquared: 0.5216141777641518,
    pValue: 0,
    slopeStandardError: 0.013467454800413347,
    interceptStandardError: 0.013741891088509275,
    slopeInterval: [0.6358854179732448, 0.6887056945233626],
    interceptInterval: [-0.5130879734822255, -0.45919133908666165],
    residualStandardError: 0.3199130608217752,
  }, 12));

Deno.test("fitPowerLaw() agrees with scipy on CO2 above 7 B", () =>
  assertAllDigits(fitPowerLaw(co2Points(7)), {
    n: 1694,
    slope: 1.270655847124467,
    intercept: -1.183044046847864,
    rSquared: 0.7206360785664981,
    pValue: 0,
    slopeStandardError: 0.01923334927653456,
    interceptStandardError: 0.021595177542665316,
    slopeInterval: [1.23293219012081, 1.3083795041281243],
    interceptInterval: [-1.2254001159255723, -1.1406879777701557],
    residualStandardError: 0.2390554161656071,
    smearing: 1.2583660687271225, // (10 ** e).mean(), e the residuals of log10 y
  }, 12));

const energy = {
  A10: {
    n: 1270,
    slope: 0.5304875687676521,
    intercept: 0.12651474460597983,
    rSquared: 0.2028035662654253,
    pValue: 1.9402297302333547e-64,
    slopeStandardError: 0.02953659745974049,
    interceptStandardError: 0.02479416024672804,
    slopeInterval: [0.47254159031075105, 0.5884335472245532],
    interceptInterval: [0.07787265313040743, 0.17515683608155225],
    residualStandardError: 0.4481418585438711,
  },
  A100: {
    n: 236,
    slope: 0.6257373050581735,
    intercept: 0.5459650567665295,
    rSquared: 0.4618024902363796,
    pValue: 2.5275396631107788e-33,
    slopeStandardError: 0.044159772305904364,
    interceptStandardError: 0.04481373339493267,
    slopeInterval: [0.5387357687922638, 0.7127388413240832],
    interceptInterval: [0.4576751166789365, 0.6342549968541225],
    residualStandardError: 0.36700299074506754,
  },
  T4: {
    n: 667,
    slope: 0.38053065620084475,
    intercept: 0.16034195748157226,
    rSquared: 0.22529226161047247,
    pValue: 8.915212146016278e-39,
    slopeStandardError: 0.027363688445318897,
    interceptStandardError: 0.020274447941723523,
    slopeInterval: [0.326801022302998, 0.4342602900986915],
    interceptInterval: [0.12053231458322569, 0.20015160037991883],
    residualStandardError: 0.27153000834505564,
  },
  "32vCPU": {
    n: 200,
    slope: 0.6744496879404099,
    intercept: -0.07554197977637328,
    rSquared: 0.8944553324029789,
    pValue: 1.2508846964235856e-98,
    slopeStandardError: 0.01646477432474068,
    interceptStandardError: 0.013137757951004376,
    slopeInterval: [0.6419808652033907, 0.7069185106774292],
    interceptInterval: [-0.10144986807533692, -0.049634091477409645],
    residualStandardError: 0.08426483317734736,
  },
};
for (const [hardware, expected] of Object.entries(energy)) {
  Deno.test(`fitPowerLaw() agrees with scipy on energy of ${hardware}`, () =>
    assertAllDigits(fitPowerLaw(energyPoints(hardware)), expected, 11));
}

Deno.test("fitPowerLaw() agrees with scipy on prices", () =>
  assertAllDigits(fitPowerLaw(pricePoints()), {
    n: 38,
    slope: 0.272468527313711,
    intercept: -2.518907794639278,
    rSquared: 0.19081941096830676,
    pValue: 0.006104687172641742,
    slopeStandardError: 0.09351398117967025,
    interceptStandardError: 0.12491752427923372,
    slopeInterval: [0.08281338307542307, 0.46212367155199896],
    interceptInterval: [-2.7722522762473214, -2.2655633130312345],
    residualStandardError: 0.3932454898380469,
    smearing: 1.321823833819345, // (10 ** e).mean(), e the residuals of log10 y
  }, 11));

Deno.test("fitPowerLaw() keeps the range of x in its own unit", () => {
  const points = [2, 4, 8].map((x) => ({ x, y: 3 * x ** 1.5 }));
  const fit = fitPowerLaw(points);
  assert.deepEqual(fit.xRange, [2, 8]);
  assertDigits(fit.slope, 1.5, 14);
  assertDigits(10 ** fit.intercept, 3, 14);
});

Deno.test("fitPowerLaw() names the point that has no logarithm", () => {
  const good = { x: 1, y: 1 }, log = /need a number above 0, because log10/;
  for (
    const [bad, found] of [
      [{ x: 0, y: 1 }, "x = 0"],
      [{ x: -1, y: 1 }, "x = -1"],
      [{ x: 2, y: 0 }, "y = 0"],
    ] as const
  ) {
    assert.throws(
      () => fitPowerLaw([good, good, bad]),
      (error: Error) =>
        error instanceof RangeError && log.test(error.message) &&
        error.message.startsWith(
          `Cannot fit a power law: point 3 has ${found},`,
        ),
    );
  }
});
