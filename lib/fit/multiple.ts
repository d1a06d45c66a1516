import { refuseCollinear } from "./collinear.ts";
import { meanOf, meansOf } from "./mean.ts";
import type { MultipleFit, MultipleOptions, MultipleRow } from "./multiple_fit.ts";
import { inferMultiple } from "./multiple_inference.ts";
import { checkRows } from "./multiple_rows.ts";
import { meatOf } from "./multiple_scores.ts";
import { refinedPlane } from "./refined_squares.ts";

/**
 * Fits y = intercept + Σ estimate · x by ordinary least squares, each estimate the effect of its
 * predictor with the others held. Columns are centred and scaled, decomposed by Householder's QR and
 * refined (see `refinedPlane`): NIST's certified problems keep 11 digits and more, see
 * docs/numerics.md. Errors as in `spreadOf`; "cluster" is what statsmodels calls
 * `OLS(y, X).fit(cov_type="cluster", use_t=True)`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [[0, 0], [0, 2], [2, 0], [2, 2]].map((xs) => ({ xs, y: 1 + xs[0] + 3 * xs[1] }));
 * const { coefficients } = fitMultiple(rows, { names: ["size", "batch"] });
 * assert.deepEqual(coefficients.map((c) => [c.name, c.estimate]),
 *   [["intercept", 1], ["size", 1], ["batch", 3]]);
 * ```
 * @throws {RangeError} when there are fewer rows than coefficients and one more, a predictor that does
 * not vary or follows from the others (which), a value that is no finite number, or fewer than 2 clusters.
 * @throws {TypeError} when a row has not one x for each name, or no cluster where errors need it.
 */
export function fitMultiple(
  rows: readonly MultipleRow[],
  { names, errors = "classical", level = 0.95 }: MultipleOptions,
): MultipleFit {
  checkRows(rows, names);
  const n = rows.length, y = rows.map((row) => row.y), xs = rows.map((row) => row.xs);
  const means = meansOf(xs);
  const plane = refinedPlane(y, xs, means, (triangle) => refuseCollinear(triangle, names, 1e-10));
  const yMean = meanOf(y);
  return inferMultiple({
    ...plane,
    n,
    names,
    means,
    residualSquares: plane.residuals.reduce((sum, e) => sum + e * e, 0),
    syy: y.reduce((sum, v) => sum + (v - yMean) ** 2, 0),
    errors,
    ...meatOf(errors, rows, plane),
    level,
  });
}
