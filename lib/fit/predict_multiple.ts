import { tQuantile } from "./distributions.ts";
import { times } from "./matrix.ts";
import type { MultipleFit } from "./multiple_fit.ts";

/** What a fit with several predictors says of some xs, on the fitted scale. */
export type MultiplePrediction = {
  estimate: number;
  /** Where the plane may be, at the fit's level and under its errors. */
  confidence: [number, number];
  /** Where one more observation may be, its residual taken as normal. */
  prediction: [number, number];
};

/**
 * Estimate at xs with its confidence and prediction interval, on the fitted scale.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitMultiple } from "./multiple.ts";
 * const rows = [[0, 0], [0, 2], [2, 0], [2, 2]].map((xs) => ({ xs, y: 1 + xs[0] + 3 * xs[1] }));
 * const fit = fitMultiple(rows, { names: ["size", "batch"] });
 * assert.equal(predictMultiple(fit, [1, 1]).estimate, 5);
 * ```
 * @throws {TypeError} when there is not one x for each name.
 * @throws {RangeError} when an x is no finite number.
 */
export function predictMultiple(fit: MultipleFit, xs: readonly number[]): MultiplePrediction {
  if (xs.length !== fit.names.length) {
    throw new TypeError(
      `Cannot predict: found ${xs.length} xs, need ${fit.names.length}: ${fit.names.join(", ")}`,
    );
  }
  const broken = xs.findIndex((x) => !Number.isFinite(x));
  if (broken >= 0) {
    throw new RangeError(
      `Cannot predict: ${fit.names[broken]} is ${xs[broken]}, need a finite number`,
    );
  }
  const estimate = estimateAt(fit, xs);
  const variance = planeVariance(fit, xs), s = fit.residualStandardError;
  const t = tQuantile((1 + fit.level) / 2, fit.degreesOfFreedom);
  const around = (half: number): [number, number] => [estimate - half, estimate + half];
  return {
    estimate,
    confidence: around(t * Math.sqrt(variance)),
    prediction: around(t * Math.sqrt(variance + s * s)),
  };
}

/** The estimate alone, of xs already checked. */
export function estimateAt({ coefficients }: MultipleFit, xs: readonly number[]): number {
  return xs.reduce((sum, x, j) => sum + coefficients[j + 1].estimate * x, coefficients[0].estimate);
}

/** Variance of the plane at xs. */
function planeVariance(fit: MultipleFit, xs: readonly number[]): number {
  const { covariance, means, n, residualStandardError: s } = fit;
  const classical = fit.errors === "classical"; // keeps its digits however far the data are from 0
  const at = classical ? [0, ...xs.map((x, j) => x - means[j])] : [1, ...xs];
  const square = times(covariance, at).reduce((sum, v, i) => sum + v * at[i], 0);
  return classical ? s * s / n + square : Math.max(0, square);
}
