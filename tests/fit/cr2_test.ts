import assert from "node:assert/strict";
import { clusterSums } from "../../lib/fit/cluster_sums.ts";
import { cr2Noise } from "../../lib/fit/cr2_noise.ts";
import { fitMultiple } from "../../lib/fit/multiple.ts";
import type { MultipleRow } from "../../lib/fit/multiple_fit.ts";
import { fitPowerLaw } from "../../lib/fit/power_law.ts";
import { assertAllDigits, assertDigits } from "../stats/digits.ts";
import { MADE_ROWS } from "./made_rows.ts";
import { energyPoints } from "./study_points.ts";

// Reference figures from the definition, with n × n matrices in numpy: M = inv(X.T @ X),
// R = 1 - X @ M @ X.T; for each cluster g: w, U = eigh(R[g, g]), A = U @ diag(w**-.5, 0 where w is 0)
// @ U.T, v = A @ X[g] @ M @ c; variance = sum((v @ e[g])**2); P = rows R[g].T @ v, G = P @ P.T;
// degrees of freedom trace(G)**2 / (G**2).sum()
const names = ["a", "b"];

/** One coefficient under these errors. */
function cr2(rows: readonly MultipleRow[], name: string, given: readonly string[] = names) {
  const { coefficients, clusters } = fitMultiple(rows, { names: given, errors: "CR2" });
  return { ...coefficients.find((one) => one.name === name)!, clusters };
}

const byClusters = (clusterOf: (i: number) => number) =>
  MADE_ROWS.map((row, i) => ({ ...row, cluster: String(clusterOf(i)) }));

Deno.test('errors "CR2" have the definition\'s size and degrees of freedom', () => {
  assertAllDigits(cr2(MADE_ROWS, "a"), {
    estimate: 0.6975497291507161,
    standardError: 0.023874262755401325,
    degreesOfFreedom: 5.547423207594852,
    interval: [0.6379565508243044, 0.7571429074771279],
    pValue: 2.7352421018949133e-07,
    clusters: 9,
  }, 11);
  assertAllDigits(cr2(MADE_ROWS, "b"), {
    standardError: 0.028879030017720873,
    degreesOfFreedom: 7.3174839305276915,
    pValue: 4.202154447888998e-07,
  }, 11);
});

Deno.test('errors "CR2" have the definition\'s size where clusters are of 1 to 10 rows', () =>
  assertAllDigits(cr2(byClusters((i) => Math.floor(i * i / 100)), "a"), {
    standardError: 0.01825753123520708,
    degreesOfFreedom: 5.6646749262619345,
    interval: [0.6522262154114504, 0.7428732428899818],
    clusters: 16,
  }, 11));

Deno.test('errors "CR2" keep their digits where rows of a cluster hardly differ, as those of one family', () => {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const x = i % 8 + (i % 5) / 1e4;
    return { y: x / 2 + i * 7 % 11 / 10, xs: [x], cluster: String(i % 8) };
  });
  // the definition in 40 digits (mpmath, no eigenvalue left out)
  assertAllDigits(cr2(rows, "x", ["x"]), {
    standardError: 0.03216810946806265,
    degreesOfFreedom: 3.4014094695850155,
  }, 11);
});

Deno.test('errors "CR2" of clusters of one row are HC2', () =>
  assertAllDigits(cr2(byClusters((i) => i), "a"), {
    standardError: 0.024427985460283564, // statsmodels: OLS(y, X).fit(cov_type="HC2").bse
    degreesOfFreedom: 20.18818838599337,
  }, 11));

Deno.test('errors "CR2" leave out what one cluster alone decides, and are refused where that is all', () => {
  const rows = MADE_ROWS.map((row, i) => ({ ...row, xs: [row.xs[0], i % 9 === 3 ? 1 : 0] }));
  const { weights, clusters } = clusterSums(rows, { names, name: "a" });
  const { variance, degreesOfFreedom } = cr2Noise(clusters)(weights);
  assertDigits(Math.sqrt(variance), 0.03751179824090158, 11);
  assertDigits(degreesOfFreedom, 5.591120171590035, 11);
  assert.throws(
    () => cr2(rows, "b"),
    /^RangeError: Cannot compute cluster errors: one cluster alone decides on the coefficient/,
  );
});

Deno.test("a line with errors \"CR2\" has the definition's on the study's A100 rows", () => {
  const line = fitPowerLaw(energyPoints("A100"), { errors: "CR2" });
  assertAllDigits(line, {
    slope: 0.6257373050581729,
    slopeStandardError: 0.08726848631999895,
    degreesOfFreedom: 6.7655136113369565,
    slopeInterval: [0.4179213660046738, 0.8335532441116721],
    pValue: 0.00021392385161438332,
    clusters: 18,
  }, 10);
  assert.deepEqual(JSON.parse(JSON.stringify(line)), line);
});

Deno.test('errors "CR2" say what is missing', () => {
  assert.throws(
    () => cr2(byClusters(() => 1), "a"),
    /^RangeError: Cannot compute cluster errors: 40 rows are in 1 cluster \(1\), need 2/,
  );
  assert.throws(
    () => cr2(MADE_ROWS.map(({ y, xs }) => ({ y, xs })), "a"),
    /^TypeError: Cannot compute cluster errors: row 1 has no cluster/,
  );
  assert.throws(
    () => clusterSums(MADE_ROWS, { names, name: "c" }),
    /^RangeError: .*"c", need one of a, b/,
  );
});
