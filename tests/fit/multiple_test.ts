import assert from "node:assert/strict";
import type { ErrorKind } from "../../lib/fit/fit.ts";
import { fitLinear } from "../../lib/fit/linear.ts";
import { fitMultiple } from "../../lib/fit/multiple.ts";
import type { MultipleFit, MultipleRow } from "../../lib/fit/multiple_fit.ts";
import { assertAllDigits, assertDigits } from "../stats/digits.ts";
import { MADE_ROWS } from "./made_rows.ts";
import { LONGLEY, NORRIS_AS_ROWS, WAMPLER } from "../stats/nist.ts";
import { co2Points } from "./study_points.ts";

const names = ["a", "b"];

/** Asserts the coefficients' digits; those certified as 0 are 0 to the last digit of the largest y. */
function assertCoefficients(
  fit: MultipleFit,
  expected: { estimates: number[]; standardErrors: number[] },
  digits: number,
): void {
  fit.coefficients.forEach((c, i) => {
    assertDigits(c.estimate, expected.estimates[i], digits, `${c.name}`);
    const certified = expected.standardErrors[i];
    if (certified === 0) assert.ok(c.standardError < 1e-10, `error of ${c.name}`);
    else assertDigits(c.standardError, certified, digits, `error of ${c.name}`);
  });
}

for (const problem of [LONGLEY, NORRIS_AS_ROWS, ...WAMPLER]) {
  Deno.test(`fitMultiple() has the certified digits of NIST's ${problem.name} problem`, () => {
    const fit = fitMultiple(problem.rows, { names: problem.names });
    const { residualStandardError: s, rSquared } = problem;
    assertCoefficients(fit, problem, problem.name === "Wampler4" ? 11 : 12);
    if (s === 0) assert.ok(fit.residualStandardError < 1e-10);
    else assertDigits(fit.residualStandardError, s, 13);
    assertDigits(fit.rSquared, rSquared, 13, "R²");
  });
}

// Reference figures: statsmodels.api.OLS(y, add_constant([a, b])).fit(cov_type, use_t=True), for
// clusters with cov_kwds={"groups": cluster}; VIF by outliers_influence.variance_inflation_factor
const expected: Record<"classical" | "HC3" | "cluster", {
  standardErrors: number[];
  pValues: number[];
  interval: number[];
  covariance: number[];
  degreesOfFreedom: number;
}> = {
  classical: {
    standardErrors: [0.06601575153517572, 0.02333240676414995, 0.02374005450317627],
    pValues: [5.576315432482501e-17, 1.626686061683074e-27, 1.0411706054383602e-21],
    interval: [0.6502737824208669, 0.7448256758805669],
    covariance: [-0.0011152533684398547, -0.0008713238472142901, 3.0455435883028846e-06],
    degreesOfFreedom: 37,
  },
  HC3: {
    standardErrors: [0.06610145879004145, 0.025782588973574175, 0.02608977362304198],
    pValues: [5.81037880574264e-17, 5.589709379526446e-26, 2.524523949840679e-20],
    interval: [0.6453092416950835, 0.7497902166063503],
    covariance: [-0.0011925627462172626, -0.0008462434407035102, -7.363353238073206e-05],
    degreesOfFreedom: 37,
  },
  cluster: {
    standardErrors: [0.040925309199255376, 0.02321899240599777, 0.02923428850236597],
    pValues: [1.094624906299168e-08, 1.6351787096558298e-09, 1.7936565376125242e-07],
    interval: [0.6440066366472119, 0.7510928216542219],
    covariance: [-0.0005382765638751742, -0.0004802514190103548, -0.00023408219739524532],
    degreesOfFreedom: 8,
  },
};
for (const [errors, reference] of Object.entries(expected)) {
  Deno.test(`fitMultiple() agrees with statsmodels, ${errors} errors`, () => {
    const fit = fitMultiple(MADE_ROWS, { names, errors: errors as ErrorKind });
    const estimates = [0.9670648205120336, 0.6975497291507169, -0.4838379595957623];
    assertCoefficients(fit, { estimates, standardErrors: reference.standardErrors }, 12);
    fit.coefficients.forEach((c, i) => assertDigits(c.pValue, reference.pValues[i], 10, c.name));
    assertAllDigits(fit.coefficients[1], { interval: reference.interval }, 12);
    const { covariance: c } = fit;
    [c[0][1], c[0][2], c[1][2]].forEach((v, i) => assertDigits(v, reference.covariance[i], 11));
    [c[1][0], c[2][0], c[2][1]].forEach((v, i) => assertDigits(v, reference.covariance[i], 11));
    assertAllDigits(fit, {
      rSquared: 0.9726511911072282,
      adjustedRSquared: 0.9711728771130244,
      residualStandardError: 0.17268242222795224,
      degreesOfFreedom: reference.degreesOfFreedom,
    }, 13);
    assert.equal(fit.clusters, errors === "cluster" ? 9 : null);
    assert.deepEqual(fit.coefficients.map((each) => each.vif?.toFixed(12)), [
      undefined,
      "1.000030231540",
      "1.000030231540",
    ]);
  });
}

Deno.test("fitMultiple() takes the level of its intervals", () =>
  assertAllDigits(
    fitMultiple(MADE_ROWS, { names, level: 0.9 }).coefficients[1],
    { interval: [0.6581857745690948, 0.736913683732339] }, // conf_int(0.1)
    12,
  ));

Deno.test("fitMultiple() with one predictor is fitLinear()", () => {
  const points = co2Points();
  const rows = points.map(({ x, y, cluster }) => ({ y, xs: [x], cluster }));
  for (const errors of ["classical", "HC3", "cluster"] as const) {
    const line = fitLinear(points, { errors }), plane = fitMultiple(rows, { names: ["x"], errors });
    const [intercept, slope] = plane.coefficients;
    assertDigits(slope.estimate, line.slope, 12);
    assertDigits(slope.standardError, line.slopeStandardError, 12);
    assertDigits(intercept.standardError, line.interceptStandardError, 12);
    assertDigits(plane.covariance[0][1], line.covariance, 11);
    assert.deepEqual([plane.clusters, plane.n], [line.clusters, line.n]);
  }
});

Deno.test("fitMultiple() keeps its digits when the predictors are far from 0", () => {
  const near = fitMultiple(MADE_ROWS.map(({ y, xs: [a, b] }) => ({ y, xs: [10 * a, b] })), {
    names,
  });
  const far = fitMultiple(
    MADE_ROWS.map(({ y, xs: [a, b] }) => ({ y, xs: [10 * a + 1e9, b] })),
    { names },
  );
  for (const i of [1, 2]) {
    assertDigits(far.coefficients[i].estimate, near.coefficients[i].estimate, 14);
    assertDigits(far.coefficients[i].standardError, near.coefficients[i].standardError, 13);
  }
});

Deno.test("fitMultiple() says of equal y that nothing explains them", () => {
  const fit = fitMultiple(MADE_ROWS.map((row) => ({ ...row, y: 0.1 })), { names });
  assert.deepEqual(fit.coefficients.map((c) => [c.estimate, c.pValue]).slice(1), [[0, 1], [0, 1]]);
  assert.deepEqual([fit.coefficients[0].estimate, fit.rSquared, fit.adjustedRSquared], [0.1, 0, 0]);
});

Deno.test("fitMultiple() gives plain numbers that survive JSON", () => {
  const fit = fitMultiple(MADE_ROWS, { names, errors: "cluster" });
  assert.deepEqual(JSON.parse(JSON.stringify(fit)), fit);
});

Deno.test("fitMultiple() refuses what has no plane", () => {
  const refused = (rows: MultipleRow[], message: RegExp, options = {}) =>
    assert.throws(() => fitMultiple(rows, { names, ...options }), message);
  refused(
    MADE_ROWS.slice(0, 3),
    /^RangeError: Cannot fit: found 3 rows for 2 predictors \(a, b\), need 4; widen the filter or/,
  );
  refused(
    MADE_ROWS.map(({ y, xs }) => ({ y, xs: [xs[0], 5] })),
    /^RangeError: Cannot fit: b is 5 in all 40 rows, need 2 different values; leave it out/,
  );
  refused(
    MADE_ROWS.map(({ y, xs: [a, b] }) => ({ y, xs: [a, b, 2 * a - 3 * b + 7] })),
    /^RangeError: Cannot fit: c follows from a and b, so that their effects cannot be told apart;/,
    { names: ["a", "b", "c"] },
  );
  refused(
    MADE_ROWS.map(({ y, xs: [a, b] }) => ({ y, xs: [a, b, 3 * b] })),
    /: c follows from b, so/,
    { names: ["a", "b", "c"] },
  );
  refused(
    MADE_ROWS.map((row, i) => i === 4 ? { ...row, xs: [1, NaN] } : row),
    /^RangeError: Cannot fit: row 5 has b = NaN, need a finite number; leave the row out/,
  );
  refused(
    MADE_ROWS.map((row, i) => i === 4 ? { ...row, y: Infinity } : row),
    /row 5 has y = Infinity/,
  );
  refused(
    MADE_ROWS.map((row, i) => i === 4 ? { ...row, xs: [1] } : row),
    /^TypeError: Cannot fit: row 5 has 1 xs, need 2: a, b/,
  );
  refused(MADE_ROWS, /^RangeError: Cannot fit: "a" names two coefficients/, { names: ["a", "a"] });
  refused(MADE_ROWS, /"intercept" names two/, { names: ["a", "intercept"] });
  refused(MADE_ROWS, /^RangeError: .*level is 95, need a share/, { level: 95 });
});

Deno.test("fitMultiple() says what its errors lack", () => {
  const refused = (rows: MultipleRow[], errors: string, message: RegExp) =>
    assert.throws(() => fitMultiple(rows, { names, errors: errors as ErrorKind }), message);
  refused(
    MADE_ROWS.map(({ y, xs }, i) => ({ y, xs, ...(i === 2 ? {} : { cluster: "m" }) })),
    "cluster",
    /^TypeError: Cannot compute cluster errors: row 3 has no cluster/,
  );
  refused(
    MADE_ROWS.map((row) => ({ ...row, cluster: "m" })),
    "cluster",
    /^RangeError: Cannot compute cluster errors: 40 rows are in 1 cluster \(m\), need 2/,
  );
  refused(
    MADE_ROWS.map(({ y, xs }, i) => ({ y, xs: [xs[0], i === 7 ? 1 : 0] })),
    "HC3",
    /^RangeError: Cannot compute HC3 errors: row 8 alone holds the plane \(leverage 1\)/,
  );
  refused(
    MADE_ROWS,
    "CR9",
    /errors is "CR9", need "classical", "HC3", "cluster", "CR2" or "two-way"/,
  );
});
