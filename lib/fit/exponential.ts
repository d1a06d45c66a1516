import type { Fit, FitOptions } from "./fit.ts";
import { leastSquares } from "./least_squares.ts";
import { checkPoints, type Point } from "./point.ts";

/**
 * Fits y = 10^(intercept + slope · x) by least squares of log10 y on x. Each step of x multiplies y
 * by 10^slope; y doubles every log10(2) / slope.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const fit = fitExponential([{ x: 0, y: 1 }, { x: 1, y: 10 }, { x: 2, y: 100 }]);
 * assert.equal(fit.slope, 1);
 * ```
 * @throws {RangeError} as `fitLinear` does, and when a y is not above 0, with the point's number.
 */
export function fitExponential(
  points: readonly Point[],
  options: FitOptions = {},
): Fit {
  checkPoints(points, "an exponential", ["y"]);
  return leastSquares("exponential", points, options);
}
