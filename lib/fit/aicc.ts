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
  /** The points on the fitted scale. */
  scaled: readonly Point[],
): number {
  const n = scaled.length;
  let sum = 0, largest = 0; // largest |y|, for the size of rounding errors
  for (const { y } of scaled) sum += y, largest = Math.max(largest, Math.abs(y));
  // Σ ln(y ln 10), from log10 y
  const jacobian = growth === "linear" ? 0 : Math.LN10 * sum + n * Math.log(Math.LN10);
  const variance = Math.max(
    residualSquares / n,
    (Number.EPSILON * largest) ** 2, // points that lie on the line: a likelihood without end
  );
  const logLikelihood = -n / 2 * (Math.log(2 * Math.PI * variance) + 1) - jacobian;
  return 2 * k - 2 * logLikelihood + 2 * k * (k + 1) / (n - k - 1);
}
