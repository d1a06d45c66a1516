import assert from "node:assert/strict";
import fc from "fast-check";
import { alongBrokenLine, brokenLine } from "../../lib/fit/broken_line.ts";
import { assertAllDigits, assertDigits } from "../stats/digits.ts";
import { co2Points } from "./study_points.ts";

// statsmodels, lx = log10(paramsB), ly = log10(co2Kg), groups = fullname:
//   r = sm.OLS(ly, column_stack([ones_like(lx), lx, maximum(0, lx - log10(7))])).fit(**kw)
//   t = r.t_test([[0,1,0],[0,1,1],[0,0,1]]); t.effect, t.sd, t.conf_int(), t.pvalue, r.ssr, r.rsquared
// kw: {} | cov_type="HC3", use_t=True | cov_type="cluster", cov_kwds={"groups": groups}, use_t=True
const LEADERBOARD = {
  classical: {
    slopeBelowStandardError: 0.016231239973698252,
    slopeAboveStandardError: 0.020297410679762744,
    differenceStandardError: 0.028988885308896026,
    differenceInterval: [0.9071450580436853, 1.0208414720047743],
    pValue: 4.5530125199254694e-197,
    degreesOfFreedom: 2217,
  },
  HC3: {
    slopeBelowStandardError: 0.022669563951196747,
    slopeAboveStandardError: 0.020005795855452937,
    differenceStandardError: 0.0332992601971903,
    differenceInterval: [0.8986922637674494, 1.02929426628101],
    pValue: 1.3967457256222122e-156,
    degreesOfFreedom: 2217,
  },
  cluster: {
    slopeBelowStandardError: 0.023360677040316333,
    slopeAboveStandardError: 0.020446890514380166,
    differenceStandardError: 0.03420300183639932,
    differenceInterval: [0.8969189760008651, 1.0310675540475944],
    pValue: 4.5419296436662155e-149,
    degreesOfFreedom: 2157,
    clusters: 2158,
  },
};

// x, y and groups of 12 points, the same calls
const x = [1, 2, 2, 3, 5, 7, 8, 13, 13, 30, 70, 140];
const y = [1.1, 1.4, 1.2, 1.5, 2.1, 2.2, 2.9, 5.5, 4.1, 14, 33, 90];
const few = x.map((x, i) => ({ x, y: y[i], cluster: "abbcdeeffghi"[i] }));
const FEW = {
  classical: {
    slopeBelowInterval: [0.29353222561035786, 0.5354056817570576],
    slopeAboveInterval: [1.1277640547684313, 1.2877736036291607],
    pValue: 2.885423010970294e-06,
  },
  HC3: {
    slopeBelowInterval: [0.2559246129249927, 0.5730132944424228],
    slopeAboveInterval: [1.1123663025202288, 1.3031713558773632],
    pValue: 1.8007734868291824e-05,
  },
  cluster: {
    slopeBelowInterval: [0.33153119752797827, 0.4974067098394372],
    slopeAboveInterval: [1.1482307352884815, 1.2673069231091105],
    pValue: 2.593204338350012e-07,
  },
};

for (const errors of ["classical", "HC3", "cluster"] as const) {
  Deno.test(`brokenLine() agrees with statsmodels on the leaderboard, ${errors} errors`, () =>
    assertAllDigits(brokenLine(co2Points(), 7, { errors }), {
      n: 2220,
      nBelow: 526,
      nAbove: 1694,
      slopeBelow: 0.2654911974071298,
      slopeAbove: 1.2294844624313597,
      difference: 0.9639932650242298,
      intercept: -0.30796395486688566,
      rSquared: 0.6808190213051581,
      rss: 151.45519894560672,
      ...LEADERBOARD[errors],
    }, 10));
  Deno.test(`brokenLine() agrees with statsmodels on few points, ${errors} errors`, () =>
    assertAllDigits(brokenLine(few, 7, { errors }), {
      slopeBelow: 0.41446895368370773,
      slopeAbove: 1.207768829198796,
      ...FEW[errors],
    }, 11));
}

Deno.test("brokenLine() survives JSON", () => {
  const line = brokenLine(few, 7);
  assert.deepEqual(JSON.parse(JSON.stringify(line)), line);
});

Deno.test("brokenLine() keeps its digits when x is far from 1", () => {
  const far = few.map((p) => ({ ...p, x: p.x * 1e30 }));
  assertAllDigits(brokenLine(far, 7e30), {
    slopeBelow: 0.41446895368370773,
    slopeAbove: 1.207768829198796,
    differenceInterval: [0.6184146269499526, 0.9681851240802242],
  }, 11);
});

Deno.test("brokenLine() needs two different x on each side", () => {
  assert.throws(
    () => brokenLine(few, 100),
    /^RangeError: Cannot break the line at 100: 12 points have 9 different x up to it and 1 above/,
  );
  assert.throws(() => brokenLine(few, 0), /breakAt is 0/);
  assert.throws(() => brokenLine([...few, { x: 0, y: 1 }], 7), /point 13 has x = 0/);
});

Deno.test("brokenLine() refuses cluster errors without clusters, or with one", () => {
  const bare = few.map(({ x, y }) => ({ x, y }));
  assert.throws(
    () => brokenLine(bare, 7, { errors: "cluster" }),
    /^TypeError: Cannot compute cluster errors: point 1 has no cluster/,
  );
  assert.throws(
    () => brokenLine(bare.map((p) => ({ ...p, cluster: "a" })), 7, { errors: "cluster" }),
    /^RangeError: Cannot compute cluster errors: 12 points are in 1 cluster \(a\)/,
  );
});

const exponent = fc.integer({ min: -8, max: 8 }).map((v) => v / 4);

Deno.test("brokenLine() gives back two exponents, and alongBrokenLine() the points", () =>
  fc.assert(
    fc.property(exponent, exponent, fc.integer({ min: 3, max: 30 }), (below, above, k) => {
      const points = [1, 2, 3, 5, 9, 14, 30, 31, 70, 99].map((x) => ({
        x,
        y: 3 * (Math.min(x, k) / k) ** below * (Math.max(x, k) / k) ** above,
      }));
      const line = brokenLine(points, k);
      assert.ok(Math.abs(line.slopeBelow - below) < 1e-9);
      assert.ok(Math.abs(line.slopeAbove - above) < 1e-9);
      for (const { x, y } of points) assertDigits(alongBrokenLine(line, x), y, 9);
    }),
    { seed: 7, numRuns: 200 },
  ));
