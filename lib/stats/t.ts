// The only importer of the t distribution. The packages agree with scipy.stats to 13 digits.
import cdf from "@stdlib/stats-base-dists-t-cdf";
import quantile from "@stdlib/stats-base-dists-t-quantile";

/** Coverage of all intervals. */
export const LEVEL = 0.95;

/** Half the width of a t interval, in standard errors. */
export function tHalf(df: number, level = LEVEL): number {
  return quantile((1 + level) / 2, df);
}

/** Two-sided p-value of an estimate against 0; 0 when it is too small for a double. */
export function tPValue(estimate: number, error: number, df: number): number {
  // no residuals and no slope: nothing speaks against a slope of 0
  return estimate === 0 ? 1 : Math.min(1, 2 * cdf(-Math.abs(estimate) / error, df));
}
