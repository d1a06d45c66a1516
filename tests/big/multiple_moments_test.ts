import assert from "node:assert/strict";
import { fitMultipleFromMoments } from "../../lib/big/multiple_moments.ts";
import type { MultipleFit } from "../../lib/big/multiple_fit.ts";
import { assertAllDigits, assertDigits } from "../stats/digits.ts";
import { crossMomentsOf, type MultipleRow } from "./cross_moments.ts";
import { planeBy, planeOf } from "./fitted.ts";
import { MADE_ROWS } from "./made_rows.ts";
import { LONGLEY } from "../stats/nist.ts";

const names = ["a", "b"];

/** Σ score · scoreᵀ over clusters, the slow way: score = residual · (1, x − mean, …). */
function scoresOf(rows: readonly MultipleRow[], { coefficients, means }: MultipleFit) {
  const sums = new Map<string, number[]>();
  for (const { y, xs, cluster } of rows) {
    const e = xs.reduce(
      (e, x, j) => e - coefficients[j + 1].estimate * x,
      y - coefficients[0].estimate,
    );
    const score = [e, ...xs.map((x, j) => e * (x - means[j]))];
    sums.set(cluster!, score.map((s, j) => s + (sums.get(cluster!)?.[j] ?? 0)));
  }
  const all = [...sums.values()];
  const products = all[0].map((_, i) =>
    all[0].map((_, j) => all.reduce((sum, s) => sum + s[i] * s[j], 0))
  );
  return { products, clusters: all.length };
}

Deno.test("fitMultipleFromMoments() is the notebooks' fit, classical errors", () =>
  assertAllDigits(
    planeOf(fitMultipleFromMoments(crossMomentsOf(MADE_ROWS), { names })),
    planeBy(MADE_ROWS, names, "classical"),
    10,
  ));

Deno.test("fitMultipleFromMoments() is the notebooks' fit with clustered errors, from scores", () => {
  const moments = crossMomentsOf(MADE_ROWS), first = fitMultipleFromMoments(moments, { names });
  const fit = fitMultipleFromMoments(moments, { names, scores: scoresOf(MADE_ROWS, first) });
  assertAllDigits(planeOf(fit), planeBy(MADE_ROWS, names, "CR1"), 10);
  assert.deepEqual(JSON.parse(JSON.stringify(fit)), fit);
});

Deno.test("fitMultipleFromMoments() gives HC1 where each row is its own cluster", () => {
  const moments = crossMomentsOf(MADE_ROWS), first = fitMultipleFromMoments(moments, { names });
  const rows = MADE_ROWS.map((row, i) => ({ ...row, cluster: String(i) }));
  const fit = fitMultipleFromMoments(moments, { names, scores: scoresOf(rows, first) });
  // statsmodels.api.OLS(y, X).fit(cov_type="HC1").bse
  HC1.forEach((error, i) => assertDigits(fit.coefficients[i].standardError, error, 10));
});
const HC1 = [0.06136697570117151, 0.024079357417728812, 0.024627095024237308];

Deno.test("fitMultipleFromMoments() keeps 10 digits of far predictors, moments being centred", () => {
  const far = MADE_ROWS.map(({ y, xs: [a, b] }) => ({ y, xs: [10 * a + 1e9, b] }));
  const fit = fitMultipleFromMoments(crossMomentsOf(far), { names });
  const { estimates } = planeBy(far, names, "classical") as { estimates: number[] };
  for (const i of [1, 2]) assertDigits(fit.coefficients[i].estimate, estimates[i], 10);
});

Deno.test("fitMultipleFromMoments() keeps 9 digits of Longley, whose predictors nearly depend", () => {
  const fit = fitMultipleFromMoments(crossMomentsOf(LONGLEY.rows), { names: LONGLEY.names });
  fit.coefficients.forEach((c, i) => assertDigits(c.estimate, LONGLEY.estimates[i], 9, c.name));
});

Deno.test("fitMultipleFromMoments() refuses moments that no rows have", () => {
  const moments = crossMomentsOf(MADE_ROWS);
  const refused = (changed: object, message: RegExp, options = {}) =>
    assert.throws(
      () => fitMultipleFromMoments({ ...moments, ...changed }, { names, ...options }),
      message,
    );
  refused({ n: 3 }, /^RangeError: Cannot fit: found 3 rows for 2 predictors \(a, b\), need 4/);
  refused({ n: 3.5 }, /found 3.5 rows/);
  refused({ means: [1, 2] }, /^TypeError: Cannot fit: means are \[1,2\], need 3 finite numbers/);
  refused({ products: [[1]] }, /^TypeError: Cannot fit: products are \[\[1\]\], need 3 rows of 3/);
  const flat = moments.products.map((row, i) => row.map((p, j) => i === 1 || j === 1 ? 0 : p));
  refused(
    { products: flat },
    /^RangeError: Cannot fit: b does not vary, its squares .* sum up to 0,/,
  );
  const below = moments.products.map((row, i) => row.map((p, j) => i === 2 && j === 2 ? -1 : p));
  refused({ products: below }, /^RangeError: Cannot fit: the squares of y .* sum up to -1, need 0/);
  const doubled = crossMomentsOf(MADE_ROWS.map(({ y, xs: [a] }) => ({ y, xs: [a, 1 - 2 * a] })));
  refused(doubled, /^RangeError: Cannot fit: b follows from a, so/);
  refused({}, /^RangeError: .*found 1 cluster, need 2/, {
    scores: { products: moments.products, clusters: 1 },
  });
  refused({}, /^TypeError: Cannot fit: scores are \[\[1\]\]/, {
    scores: { products: [[1]], clusters: 4 },
  });
});
