import { TooFewError } from "../stats/too_few_error.ts";
import { refuseCollinear } from "./collinear.ts";
import { type ClusterScores, cr2FromSums } from "./cr2_from_sums.ts";
import { inverseOfSquare, rootOf, times } from "./matrix.ts";
import type { MultipleFit, MultipleOptions } from "./multiple_fit.ts";
import { inferMultiple } from "./multiple_inference.ts";
import { checkNames } from "./multiple_rows.ts";

/** What a fit with several predictors needs to know of its rows. */
export type CrossMoments = {
  n: number;
  /** Of each of the xs, then of y. */
  means: readonly number[];
  /** Σ (u − its mean)(v − its mean) for each pair of xs and y, in the order of the means. */
  products: readonly (readonly number[])[];
};

/** Scores summed over each cluster, score = residual · (1, x − mean, …), and multiplied among each other. */
export type ScoreProducts = {
  /** Σ score · scoreᵀ over the clusters: first row and column of the 1, then of each x. */
  products: readonly (readonly number[])[];
  /** How many clusters: the number of rows where each row is its own, which makes the errors HC1. */
  clusters: number;
};

/** What clustered errors are made of, beside the moments. */
export type ClusterOptions = {
  scores?: ScoreProducts | null;
  /** Each cluster's own sums, in place of the products over all. */
  each?: readonly ClusterScores[] | null;
};

/**
 * The fit of `fitMultiple(rows)` from the moments of the rows alone: for tables that stay in a
 * database. Errors are classical, or clustered: with `scores` CR1, with `each` CR2. These take the
 * residuals of a first call without them. Agrees with `fitMultiple` to 10 digits unless the variance inflation
 * factors come near 10⁵ or, without `residualSquares`, R² near 1: normal equations square what columns
 * have in common, and the residuals are else what is left of a subtraction.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * // y = x1 + 2 · x2 at (0, 0), (0, 2), (2, 0), (2, 2)
 * const moments = { n: 4, means: [1, 1, 3], products: [[4, 0, 4], [0, 4, 8], [4, 8, 20]] };
 * const { coefficients } = fitMultipleFromMoments(moments, { names: ["x1", "x2"] });
 * assert.deepEqual(coefficients.map((c) => c.estimate), [0, 1, 2]);
 * ```
 * @throws {RangeError} when the moments are of too few rows, of columns that do not vary or follow from
 * each other, or of no rows at all.
 * @throws {TypeError} when there are not as many means, products or scores as the names ask for.
 */
export function fitMultipleFromMoments(
  { n, means, products }: CrossMoments,
  { names, level = 0.95, scores = null, each = null, residualSquares }:
    & Pick<MultipleOptions, "names" | "level">
    & ClusterOptions
    & { residualSquares?: number },
): MultipleFit {
  checkNames(names, n);
  const k = names.length;
  checkSize("means", [means], k + 1, 1);
  checkSize("products", products, k + 1);
  if (scores) checkSize("scores", scores.products, k + 1);
  for (const { score, square } of each ?? []) checkSize("scores", [score, ...square], k + 1, k + 2);
  const squares = products.map((row, j) => row[j]);
  const unvaried = names.findIndex((_, j) => !(squares[j] > 0));
  if (unvaried >= 0) {
    throw new TooFewError(
      `Cannot fit: ${names[unvaried]} does not vary, its squares about the mean sum up to ` +
        `${squares[unvaried]}, need more than 0; leave it out or widen the filter`,
    );
  }
  if (!(squares[k] >= 0)) {
    throw new RangeError(
      `Cannot fit: the squares of y about its mean sum up to ${squares[k]}, need 0 or more`,
    );
  }
  const scales = squares.slice(0, k).map(Math.sqrt);
  const correlation = scales.map((a, i) => scales.map((b, j) => products[i][j] / a / b));
  // rounding in a database may leave the two triangles different
  const symmetric = correlation.map((row, i) =>
    row.map((r, j) => i === j ? 1 : (r + correlation[j][i]) / 2)
  );
  const triangle = rootOf(symmetric);
  refuseCollinear(triangle, names, 1e-6);
  const inverse = inverseOfSquare(triangle);
  const slopes = times(inverse, scales.map((a, j) => products[j][k] / a))
    .map((slope, j) => slope / scales[j]);
  const explained = slopes.reduce((sum, slope, j) => sum + slope * products[j][k], 0);
  const unit = [1, ...scales];
  if (scores) checkClusters(scores.clusters);
  const factor = scores ? cr1Factor(scores.clusters, n, k + 1) : 1;
  if (each) checkClusters(each.length);
  return inferMultiple({
    n,
    names,
    means: means.slice(0, k),
    height: means[k],
    slopes,
    intercept: slopes.reduce((sum, slope, j) => sum - slope * means[j], means[k]),
    scales,
    inverse,
    residualSquares: residualSquares ?? Math.max(0, squares[k] - explained),
    syy: squares[k],
    errors: each ? "CR2" : scores ? "cluster" : "classical",
    whole: each ? cr2FromSums(each, { n, scales, inverse }) : undefined,
    meat: scores &&
      scores.products.map((row, i) => row.map((s, j) => factor * s / unit[i] / unit[j])),
    clusters: each?.length ?? scores?.clusters ?? null,
    level,
  });
}

/** CR1's factor: G/(G − 1) · (n − 1)/(n − k), k coefficients. */
export function cr1Factor(clusters: number, n: number, coefficients: number): number {
  return (clusters / (clusters - 1)) * ((n - 1) / (n - coefficients));
}

/** Refuses clusters that are too few to tell how far they are apart. */
export function checkClusters(clusters: number): void {
  if (Number.isInteger(clusters) && clusters >= 2) return;
  throw new TooFewError(
    `Cannot compute cluster errors: found ${clusters} cluster${
      clusters === 1 ? "" : "s"
    }, need 2; leave scores out ` +
      `or widen the filter`,
  );
}

/** Refuses rows that are not as many or as long as they must be, or hold something else than numbers. */
function checkSize(
  what: string,
  rows: readonly (readonly number[])[],
  length: number,
  count = length,
): void {
  if (
    rows.length === count &&
    rows.every((row) => row.length === length && row.every(Number.isFinite))
  ) return;
  throw new TypeError(
    `Cannot fit: ${what} are ${JSON.stringify(count === 1 ? rows[0] : rows)}, need ` +
      `${
        count === 1 ? "" : `${count} rows of `
      }${length} finite numbers, one for each name and one more`,
  );
}
