import { TooFewError } from "../filter/too_few_error.ts";
import {
  clusterNoise,
  covarianceOfPlane,
  isClusterErrors,
  type PlaneNoise,
} from "./cluster_noise.ts";
import { clusterNumbers } from "./cluster_numbers.ts";
import { cr1Factor, scoresByCluster } from "./cluster_sums.ts";
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
  if (errors === "classical") return { meat: null, clusters: null };
  const n = rows.length, k = inverse.length + 1, rowOf = (i: number) => [1, ...scaled[i]];
  if (errors === "HC3") {
    const shrunk = residuals.map((residual, i) => {
      const solved = times(inverse, scaled[i]);
      const rest = 1 - 1 / n - dot(scaled[i], solved); // 1 − leverage
      if (rest >= 1e-10) return residual / rest;
      throw new TooFewError(
        `Cannot compute HC3 errors: row ${i + 1} alone holds the plane (leverage 1); ` +
          `use errors: "classical" or leave the row out`,
      );
    });
    const each = { of: Int32Array.from(rows, (_, i) => i), count: n };
    return {
      meat: squareOf(scoresByCluster(each, { rowOf, residuals: shrunk }), k, 1),
      clusters: null,
    };
  }
  if (errors !== "cluster") {
    throw new RangeError(
      `Cannot compute standard errors: errors is "${errors}", need "classical", "HC3", "cluster", "CR2" or "two-way"`,
    );
  }
  const numbers = clusterNumbers(rows, "row"), clusters = numbers.count;
  const scores = scoresByCluster(numbers, { rowOf, residuals });
  return { meat: squareOf(scores, k, cr1Factor(clusters, n, k)), clusters };
}

/** factor · Σ score · scoreᵀ, the scores of k numbers each standing one after the other. */
function squareOf(scores: ArrayLike<number>, k: number, factor: number): number[][] {
  const meat = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  for (let at = 0; at < scores.length; at += k) {
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) meat[i][j] += factor * scores[at + i] * scores[at + j];
    }
  }
  return meat;
}
