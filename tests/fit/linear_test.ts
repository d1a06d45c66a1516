import assert from "node:assert/strict";
import { fitLinear } from "../../lib/fit/linear.ts";
import { loadLeaderboard } from "../../lib/read/load.ts";
import { assertAllDigits, assertDigits } from "../stats/digits.ts";
import { NORRIS } from "../stats/norris.ts";
import { co2Points, pricePoints } from "./study_points.ts";

// Reference figures: scipy.stats.linregress(x, y); intervals slope ± t.ppf(.975, n − 2) · stderr.

Deno.test("fitLinear() has the certified digits of NIST's Norris problem", () => {
  const fit = fitLinear(NORRIS.points);
  assertDigits(fit.slope, NORRIS.slope, 13, "slope");
  assertDigits(fit.intercept, NORRIS.intercept, 11, "intercept");
  assertDigits(fit.rSquared, NORRIS.rSquared, 14, "R²");
  assertAllDigits(fit, {
    slopeStandardError: NORRIS.slopeStandardError,
    interceptStandardError: NORRIS.interceptStandardError,
    residualStandardError: NORRIS.residualStandardError,
  }, 12);
  assert.equal(fit.n, 36);
  assert.equal(fit.degreesOfFreedom, 34);
  assert.deepEqual(fit.xRange, [0.2, 999]);
});

Deno.test("fitLinear() keeps 12 digits of the slope when Norris' x are a million higher", () => {
  const fit = fitLinear(
    NORRIS.points.map(({ x, y }) => ({ x: x + 1e6, y })),
  );
  assertDigits(fit.slope, NORRIS.slope, 12, "slope");
  assertDigits(fit.residualStandardError, NORRIS.residualStandardError, 10);
  assertDigits(fit.intercept, NORRIS.intercept - 1e6 * NORRIS.slope, 12);
});

Deno.test("fitLinear() agrees with scipy on the leaderboard", () =>
  assertAllDigits(fitLinear(co2Points()), {
    n: 2220,
    slope: 0.2841984248617998,
    intercept: -0.9088085489242124,
    rSquared: 0.5004490085508824,
    pValue: 0,
    slopeStandardError: 0.00602907784986778,
    interceptStandardError: 0.1387285367528555,
    slopeInterval: [0.2723751975299943, 0.2960216521936053],
    interceptInterval: [-1.1808599419036083, -0.6367571559448165],
    residualStandardError: 5.263447797781304,
  }, 12));

Deno.test("fitLinear() gives the study's own numbers when -1 parameters are kept", () => {
  const { rows } = loadLeaderboard(undefined, { keepUnknownSize: true });
  assertAllDigits(
    fitLinear(rows.map((row) => ({ x: row.paramsB, y: row.co2Kg }))),
    {
      n: 2223,
      slope: 0.2840851462344128,
      intercept: -0.904607274346612,
      rSquared: 0.5004130036577888,
      slopeStandardError: 0.006023036803047316,
      interceptStandardError: 0.1384961627794779,
      slopeInterval: [0.27227377431227107, 0.2958965181565545],
      interceptInterval: [-1.1762027737382572, -0.6330117749549669],
      residualStandardError: 5.260389555166713,
    },
    12,
  );
});

Deno.test("fitLinear() agrees with scipy on chat models alone, p-value of 1e-140 included", () => {
  const rows = loadLeaderboard().rows.filter((row) => row.type === "chat");
  const fit = fitLinear(rows.map((row) => ({ x: row.paramsB, y: row.co2Kg })));
  assertAllDigits(fit, {
    n: 579,
    slope: 0.28083208372243046,
    intercept: -0.9719653571888442,
    rSquared: 0.6695762478302706,
    pValue: 7.243570633672133e-141,
    slopeStandardError: 0.008212860107495421,
    interceptStandardError: 0.24360182935963154,
    slopeInterval: [0.2647013377059347, 0.29696282973892624],
    interceptInterval: [-1.4504197795365168, -0.4935109348411717],
    residualStandardError: 4.727250433035318,
  }, 11);
});

Deno.test("fitLinear() agrees with scipy on prices, with and without the two above 1000 B", () => {
  assertAllDigits(fitLinear(pricePoints()), {
    n: 38,
    slope: 4.5152180450942834e-05,
    intercept: 0.00591273090623517,
    rSquared: 0.9257984430454607,
    pValue: 6.368510390539386e-22,
    slopeStandardError: 2.1304716691275892e-06,
    interceptStandardError: 0.0009123449455800443,
    slopeInterval: [4.0831383639526365e-05, 4.94729772623593e-05],
    interceptInterval: [0.004062409595279447, 0.007763052217190893],
    residualStandardError: 0.0053972332860173075,
  }, 11);
  assertAllDigits(fitLinear(pricePoints(1000)), {
    n: 36,
    slope: 4.519821210398345e-05,
    intercept: 0.005880737900250401,
    rSquared: 0.10924034948267569,
    pValue: 0.04897265963733959,
    slopeStandardError: 2.2134541228547282e-05,
    interceptStandardError: 0.0010347552782872284,
    slopeInterval: [2.1541222600156762e-07, 9.018101198196533e-05],
    interceptInterval: [0.003777862167463653, 0.007983613633037148],
    residualStandardError: 0.005303412007864208,
  }, 11);
});

Deno.test("fitLinear() says of equal y that nothing grows", () => {
  const fit = fitLinear([1, 2, 3, 4].map((x) => ({ x, y: 0.1 })));
  assert.deepEqual(
    [fit.slope, fit.intercept, fit.rSquared, fit.pValue],
    [0, 0.1, 0, 1],
  );
  assert.deepEqual(fit.slopeInterval, [0, 0]);
});

Deno.test("fitLinear() of points on a line has R² 1 and p 0", () => {
  const fit = fitLinear([1, 2, 3, 4].map((x) => ({ x, y: 2 * x })));
  assert.deepEqual([fit.slope, fit.rSquared, fit.pValue], [2, 1, 0]);
});

Deno.test("fitLinear() gives plain numbers that survive JSON", () => {
  const fit = fitLinear(NORRIS.points);
  assert.deepEqual(JSON.parse(JSON.stringify(fit)), fit);
});

Deno.test("fitLinear() takes the level of its intervals", () => {
  const { slopeInterval: [low, high], slope, slopeStandardError } = fitLinear(
    NORRIS.points,
    { level: 0.9 },
  );
  const t = 1.690924255186854; // scipy.stats.t.ppf(.95, 34)
  assertDigits(low, slope - t * slopeStandardError, 14);
  assertDigits(high, slope + t * slopeStandardError, 14);
});

const refused = (
  points: { x: number; y: number }[],
  message: RegExp,
  options = {},
) => assert.throws(() => fitLinear(points, options), message);

Deno.test("fitLinear() refuses what has no line", () => {
  refused([], /^RangeError: Cannot fit a line: found 0 points, need 3; widen/);
  refused(
    [{ x: 1, y: 1 }],
    /^RangeError: Cannot fit a line: found 1 point, need 3/,
  );
  refused(
    [7, 7, 7].map((x, i) => ({ x, y: i })),
    /^RangeError: Cannot fit a line: 3 points have 1 different x \(7\), need 2/,
  );
  refused(
    [{ x: 1, y: 1 }, { x: 2, y: NaN }, { x: 3, y: 1 }],
    /^RangeError: Cannot fit a line: point 2 has y = NaN, need a finite number/,
  );
  refused(
    [{ x: 1, y: 1 }, { x: 2, y: 1 }, { x: -Infinity, y: 1 }],
    /point 3 has x = -Infinity/,
  );
});

Deno.test("fitLinear() refuses numbers beyond a double, and a level that is no share", () => {
  refused(
    [1e200, 2e200, 3e200].map((x) => ({ x, y: 1 + x / 1e200 })),
    /^RangeError: Cannot fit: .* need a finite number; .* another unit/,
  );
  refused(
    [1e-200, 2e-200, 3e-200].map((x) => ({ x, y: 1 })),
    /^RangeError: Cannot fit: the 3 x differ too little for a double/,
  );
  refused(NORRIS.points, /^RangeError: .*level is 95, need a share/, {
    level: 95,
  });
});
