import { tPValue, tQuantile } from "./distributions.ts";
import type { GrowthName } from "./fit.ts";
import { toFittedScale } from "./fitted_scale.ts";
import type { MultipleRow } from "./multiple_fit.ts";
import type { Point } from "./point.ts";

/** One coefficient with errors that allow for dependence within clusters, as plain numbers. */
export type RobustCoefficient = {
  estimate: number;
  standardError: number;
  /** Of the t distribution; need not be a whole number. */
  degreesOfFreedom: number;
  interval: [number, number];
  level: number;
  /** Two-sided, of coefficient = 0. */
  pValue: number;
  clusters: number;
};

/** Interval and p-value from a variance. */
export function robustCoefficient(
  { estimate, variance, degreesOfFreedom, clusters, level }: {
    estimate: number;
    variance: number;
    degreesOfFreedom: number;
    clusters: number;
    level: number;
  },
): RobustCoefficient {
  if (!(level > 0 && level < 1)) {
    throw new RangeError(
      `Cannot compute intervals: level is ${level}, need a share between 0 and 1, such as 0.95`,
    );
  }
  const standardError = Math.sqrt(variance);
  const half = tQuantile((1 + level) / 2, degreesOfFreedom) * standardError;
  return {
    estimate,
    standardError,
    degreesOfFreedom,
    interval: [estimate - half, estimate + half],
    level,
    pValue: estimate === 0 ? 1 : tPValue(estimate / standardError, degreesOfFreedom),
    clusters,
  };
}

/**
 * The points of a line as rows with one predictor, "slope", on the scale of `growth`.
 *
 * @throws {RangeError} for points that cannot be fitted, as `fitLinear` and its kin.
 */
export function slopeRows(points: readonly Point[], growth: GrowthName): MultipleRow[] {
  return toFittedScale(points, growth)
    .map(({ x, y }, i) => ({ y, xs: [x], cluster: points[i].cluster }));
}

/** What `slopeRows` are fitted as. */
export const SLOPE = { names: ["slope"], name: "slope" };
