import { TooFewError } from "../filter/too_few_error.ts";
import { clusterNumbers } from "./cluster_numbers.ts";
import { clusterNoise, isClusterErrors, type Noise } from "./cluster_noise.ts";
import { cr1Factor } from "./cluster_sums.ts";
import type { ErrorKind } from "./fit.ts";
import type { Hinge, Straight } from "./hinge.ts";
import { dot } from "./matrix.ts";
import type { Point } from "./point.ts";

/** Each slope is a weighted sum of the y; its weights. */
export function weightsOf(
  { sxx, deviations }: Straight,
  { bend, sbb, along }: Hinge,
): { below: Float64Array; above: Float64Array; difference: Float64Array } {
  const n = bend.length, below = new Float64Array(n), above = new Float64Array(n);
  const difference = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    difference[i] = bend[i] / sbb;
    below[i] = deviations[i] / sxx - along * difference[i];
    above[i] = below[i] + difference[i];
  }
  return { below, above, difference };
}

/**
 * The noise of a weighted sum of the y, under each kind of error: the formulas of
 * `robust_covariance.ts` with three coefficients in place of two.
 */
export function noiseOf(
  errors: ErrorKind,
  points: readonly Point[],
  { n, sxx, deviations }: Straight,
  { bend, sbb, residuals, rss }: Hinge,
): { noise: (weights: Float64Array) => Noise; clusters: number | null } {
  if (isClusterErrors(errors)) {
    const columns = [[deviations, sxx], [bend, sbb]] as const;
    const basis = columns.map(([column, square]) => column.map((v) => v / Math.sqrt(square)));
    const { noise, clusters } = clusterNoise(errors, points, { basis, residuals });
    const total = (weights: Float64Array) => weights.reduce((sum, w) => sum + w, 0);
    return {
      noise: (weights) =>
        noise([total(weights) / Math.sqrt(n), ...basis.map((column) => dot(column, weights))]),
      clusters,
    };
  }
  if (errors === "classical") {
    return ofVariance((weights) => rss / (n - 3) * squares(weights), n - 3, null);
  }
  if (errors === "HC3") {
    const scores = residuals.map((e, i) => {
      const rest = 1 - 1 / n - deviations[i] ** 2 / sxx - bend[i] ** 2 / sbb;
      if (rest >= 1e-10) return e / rest;
      throw new TooFewError(
        `Cannot compute HC3 errors: point ${i + 1} alone holds the line (leverage 1); ` +
          `use errors: "classical" or leave the point out`,
      );
    });
    return ofVariance((weights) => squares(weights.map((w, i) => w * scores[i])), n - 3, null);
  }
  if (errors !== "cluster") {
    throw new RangeError(
      `Cannot compute standard errors: errors is "${errors}", need "classical", "HC3", "cluster", "CR2" or "two-way"`,
    );
  }
  const { of: numbers, count: clusters } = clusterNumbers(points);
  const factor = cr1Factor(clusters, n, 3);
  const variance = (weights: Float64Array) => {
    const scores = new Float64Array(clusters);
    for (let i = 0; i < n; i++) scores[numbers[i]] += weights[i] * residuals[i];
    return factor * squares(scores);
  };
  return ofVariance(variance, clusters - 1, clusters);
}

/** Noise whose degrees of freedom are the same for all weights. */
function ofVariance(
  variance: (weights: Float64Array) => number,
  degreesOfFreedom: number,
  clusters: number | null,
) {
  return {
    noise: (weights: Float64Array): Noise => ({ variance: variance(weights), degreesOfFreedom }),
    clusters,
  };
}

/** Sum of squares. */
function squares(values: Float64Array): number {
  return dot(values, values);
}
