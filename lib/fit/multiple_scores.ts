import { TooFewError } from "../filter/too_few_error.ts";
import {
  clusterNoise,
  covarianceOfPlane,
  isClusterErrors,
  type PlaneNoise,
} from "./cluster_noise.ts";
import { clusterNumbers } from "./cluster_numbers.ts";
import { cr1Factor } from "./cluster_sums.ts";
import type { ErrorKind } from "./fit.ts";
import type { MultipleRow } from "./multiple_fit.ts";
import { dot, rootOf, times } from "./matrix.ts";
import type { Plane } from "./refined_squares.ts";

/** What a covariance is made of. */
export type Meat = {
  /** The middle of the sandwich, Σ score · scoreᵀ with its factor; null when errors are classical. */
  meat: number[][] | null;
  clusters: number | null;
  /** Where there is no sandwich: covariance of height and slopes, and each one's degrees of freedom. */
  whole?: PlaneNoise;
};

/**
 * Scores of a plane under each kind of errors: the formulas of `spreadOf` with several coefficients
 * in place of two, CR1's factor being G/(G − 1) · (n − 1)/(n − k), k coefficients.
 *
 * @throws {RangeError} when a row alone holds the plane (HC3), or there are fewer than 2 clusters.
 * @throws {TypeError} when a row has no cluster.
 */
export function meatOf(
  errors: ErrorKind,
  rows: readonly MultipleRow[],
  { residuals, scaled, scales, inverse }: Plane,
): Meat {
  if (isClusterErrors(errors)) {
    const root = rootOf(inverse); // Z · rootᵀ is orthonormal, as root · (ZᵀZ) · rootᵀ = 1
    const basis = root.map((r) => scaled.map((row) => dot(r, row)));
    const { noise, clusters } = clusterNoise(errors, rows, { basis, residuals });
    const whole = covarianceOfPlane(noise, { n: rows.length, scales, root });
    return { meat: null, clusters, whole };
  }
  const n = rows.length, k = inverse.length + 1;
  const score = (i: number) => [residuals[i], ...scaled[i].map((z) => z * residuals[i])];
  if (errors === "classical") return { meat: null, clusters: null };
  if (errors === "HC3") {
    const scores = rows.map((_, i) => {
      const solved = times(inverse, scaled[i]);
      const rest = 1 - 1 / n - scaled[i].reduce((sum, z, j) => sum + z * solved[j], 0); // 1 − leverage
      if (rest >= 1e-10) return score(i).map((s) => s / rest);
      throw new TooFewError(
        `Cannot compute HC3 errors: row ${i + 1} alone holds the plane (leverage 1); ` +
          `use errors: "classical" or leave the row out`,
      );
    });
    return { meat: squareOf(scores, k, 1), clusters: null };
  }
  if (errors !== "cluster") {
    throw new RangeError(
      `Cannot compute standard errors: errors is "${errors}", need "classical", "HC3", "cluster", "CR2" or "two-way"`,
    );
  }
  const { of, count: clusters } = clusterNumbers(rows, "row");
  const sums = Array.from({ length: clusters }, () => new Array<number>(k).fill(0));
  rows.forEach((_, i) => score(i).forEach((s, j) => sums[of[i]][j] += s));
  return { meat: squareOf(sums, k, cr1Factor(clusters, n, k)), clusters };
}

/** factor · Σ score · scoreᵀ. */
function squareOf(scores: readonly number[][], k: number, factor: number): number[][] {
  const meat = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  for (const score of scores) {
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) meat[i][j] += factor * score[i] * score[j];
    }
  }
  return meat;
}
