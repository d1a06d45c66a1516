import type { GrowthName } from "./fit.ts";
import type { Point } from "./point.ts";

/** AICc of the density of y under a fit, by least squares' maximum likelihood. */
export function aiccOf(
  { growth, residualSquares, parameters: k }: {
    growth: GrowthName;
    /** On the fitted scale. */
    residualSquares: number;
    /** Coefficients and residual variance. */
    parameters: number;
  },
  points: readonly Point[],
): number {
  const n = points.length;
  let jacobian = 0, largest = 0; // largest |y| on the fitted scale, for the size of rounding errors
  for (const { y } of points) {
    if (growth !== "linear") jacobian += Math.log(y * Math.LN10);
    largest = Math.max(largest, Math.abs(growth === "linear" ? y : Math.log10(y)));
  }
  const variance = Math.max(
    residualSquares / n,
    (Number.EPSILON * largest) ** 2, // points that lie on the line: a likelihood without end
  );
  const logLikelihood = -n / 2 * (Math.log(2 * Math.PI * variance) + 1) - jacobian;
  return 2 * k - 2 * logLikelihood + 2 * k * (k + 1) / (n - k - 1);
}
