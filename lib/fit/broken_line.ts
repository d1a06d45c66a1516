import { TooFewError } from "../filter/too_few_error.ts";
import { tPValue, tQuantile } from "./distributions.ts";
import type { ErrorKind, FitOptions } from "./fit.ts";
import { toFittedScale } from "./fitted_scale.ts";
import { bendAt, straighten } from "./hinge.ts";
import { noiseOf, weightsOf } from "./hinge_errors.ts";
import type { Point } from "./point.ts";

/** A power law that changes its exponent at one x, without a jump; plain numbers. */
export type BrokenLine = {
  n: number;
  /** Points up to and including the break. */
  nBelow: number;
  nAbove: number;
  /** Where the exponent changes, in the unit of x. */
  breakAt: number;
  /** log10 y at x = 1, of the line up to the break. */
  intercept: number;
  /** Exponent up to the break. */
  slopeBelow: number;
  slopeBelowStandardError: number;
  slopeBelowInterval: [number, number];
  /** Exponent after the break. */
  slopeAbove: number;
  slopeAboveStandardError: number;
  slopeAboveInterval: [number, number];
  /** slopeAbove − slopeBelow. */
  difference: number;
  differenceStandardError: number;
  differenceInterval: [number, number];
  /** Two-sided, of no difference, at this break chosen beforehand. */
  pValue: number;
  /** On the log scale, as all that follows. */
  rSquared: number;
  /** Residual sum of squares. */
  rss: number;
  residualStandardError: number;
  level: number;
  /** Of the t distribution: n − 3, or clusters − 1; with "CR2" those of the difference. */
  degreesOfFreedom: number;
  errors: ErrorKind;
  clusters: number | null;
  /** Smallest and largest x, in the original unit. */
  xRange: [number, number];
};

/**
 * Fits two power laws that meet at `breakAt`: least squares of log10 y on
 * log10 x and max(0, log10 x − log10 breakAt). The p-value and interval of the
 * difference hold for a break fixed before the data were seen; for one picked
 * from the data, see `breakProfile`. Errors as in `fitLinear`. O(n).
 *
 * Equal to `statsmodels.api.OLS(y, column_stack([ones, x, maximum(0, x - k)]))`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const points = [1, 2, 4, 8, 16, 32]
 *   .map((x) => ({ x, y: x <= 4 ? x : x * x / 4 }));
 * const line = brokenLine(points, 4);
 * assert.equal(line.slopeBelow.toFixed(9), "1.000000000");
 * assert.equal(line.slopeAbove.toFixed(9), "2.000000000");
 * ```
 * @throws {RangeError} with fewer than 4 points, an x or y not above 0, or fewer
 * than 2 different x on a side.
 * @throws {TypeError} when errors are "cluster" and a point has no cluster.
 */
export function brokenLine(
  points: readonly Point[],
  breakAt: number,
  { errors = "classical", level = 0.95 }: FitOptions = {},
  /** The points on logarithmic scales, where somebody has them already. */
  scaled: readonly Point[] = toFittedScale(points, "power law"),
): BrokenLine {
  const n = points.length;
  if (!(breakAt > 0 && Number.isFinite(breakAt))) {
    throw new RangeError(
      `Cannot break the line: breakAt is ${breakAt}, need an x above 0`,
    );
  }
  if (!(level > 0 && level < 1)) {
    throw new RangeError(
      `Cannot compute intervals: level is ${level}, need a share between 0 and 1, such as 0.95`,
    );
  }
  const { nBelow, xRange, onBothSides } = sidesOf(points, breakAt);
  if (n < 4 || !onBothSides) {
    const kinds = [true, false].map((isBelow) =>
      new Set(points.map((p) => p.x).filter((x) => x <= breakAt === isBelow)).size
    );
    throw new TooFewError(
      `Cannot break the line at ${breakAt}: ${n} points have ${kinds[0]} different x up to it ` +
        `and ${kinds[1]} above it, need 4 points and 2 on each side; widen the filter`,
    );
  }
  const straight = straighten(scaled), hinge = bendAt(straight, Math.log10(breakAt));
  const weights = weightsOf(straight, hinge);
  const { noise, clusters } = noiseOf(errors, points, straight, hinge);
  const [low, high, difference] = [weights.below, weights.above, weights.difference].map((w) => {
    const { variance, degreesOfFreedom } = noise(w), error = Math.sqrt(variance);
    return { error, degreesOfFreedom, half: tQuantile((1 + level) / 2, degreesOfFreedom) * error };
  });
  const around = (centre: number, { half }: { half: number }): [number, number] => [
    centre - half,
    centre + half,
  ];
  const slopeAbove = hinge.slope + hinge.difference;
  return {
    n,
    nBelow,
    nAbove: n - nBelow,
    breakAt,
    intercept: hinge.intercept,
    slopeBelow: hinge.slope,
    slopeBelowStandardError: low.error,
    slopeBelowInterval: around(hinge.slope, low),
    slopeAbove,
    slopeAboveStandardError: high.error,
    slopeAboveInterval: around(slopeAbove, high),
    difference: hinge.difference,
    differenceStandardError: difference.error,
    differenceInterval: around(hinge.difference, difference),
    pValue: hinge.difference === 0
      ? 1
      : tPValue(hinge.difference / difference.error, difference.degreesOfFreedom),
    rSquared: straight.syy === 0 ? 0 : 1 - hinge.rss / straight.syy,
    rss: hinge.rss,
    residualStandardError: Math.sqrt(hinge.rss / (n - 3)),
    level,
    degreesOfFreedom: difference.degreesOfFreedom,
    errors,
    clusters,
    xRange,
  };
}

/** How many x lie up to a break, their range, and whether either side has two different ones. */
function sidesOf(points: readonly Point[], breakAt: number) {
  let nBelow = 0, low = Infinity, top = -Infinity, bottom = Infinity, high = -Infinity;
  for (const { x } of points) {
    if (x <= breakAt) nBelow++, low = Math.min(low, x), top = Math.max(top, x);
    else bottom = Math.min(bottom, x), high = Math.max(high, x);
  }
  const xRange: [number, number] = [Math.min(low, bottom), Math.max(top, high)];
  return { nBelow, xRange, onBothSides: low < top && bottom < high };
}

/**
 * What a broken line gives at x, in the unit of y: the median there.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const points = [1, 2, 4, 8, 16, 32]
 *   .map((x) => ({ x, y: x <= 4 ? x : x * x / 4 }));
 * assert.equal(alongBrokenLine(brokenLine(points, 4), 8).toFixed(9), "16.000000000");
 * ```
 * @throws {RangeError} when x is not above 0.
 */
export function alongBrokenLine(
  { intercept, slopeBelow, difference, breakAt }: Pick<
    BrokenLine,
    "intercept" | "slopeBelow" | "difference" | "breakAt"
  >,
  x: number,
): number {
  if (!(x > 0 && Number.isFinite(x))) {
    throw new RangeError(`Cannot follow the broken line: x is ${x}, need a number above 0`);
  }
  const log = Math.log10(x), beyond = Math.max(0, log - Math.log10(breakAt));
  return 10 ** (intercept + slopeBelow * log + difference * beyond);
}
