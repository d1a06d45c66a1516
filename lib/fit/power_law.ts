import type { Fit, FitOptions } from "./fit.ts";
import { leastSquares } from "./least_squares.ts";
import { checkPoints, type Point } from "./point.ts";

/**
 * Fits y = 10^intercept · x^slope by least squares of log10 y on log10 x. The slope is the exponent:
 * 1 is growth in proportion, 2 is four times the y for twice the x.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const fit = fitPowerLaw([{ x: 1, y: 1 }, { x: 10, y: 100 }, { x: 100, y: 10_000 }]);
 * assert.equal(fit.slope, 2);
 * ```
 * @throws {RangeError} as `fitLinear` does, and when an x or y is not above 0, with the point's number.
 */
export function fitPowerLaw(
  points: readonly Point[],
  options: FitOptions = {},
): Fit {
  checkPoints(points, "a power law", ["x", "y"]);
  return leastSquares("power law", points, options);
}
