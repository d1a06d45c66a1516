import type { Fit, FitOptions } from "./fit.ts";
import { leastSquares } from "./least_squares.ts";
import { checkPoints, type Point } from "./point.ts";

/**
 * Fits y = intercept + slope · x by ordinary least squares, in the units of x and y.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const fit = fitLinear([{ x: 1, y: 2 }, { x: 2, y: 5 }, { x: 3, y: 6 }]);
 * assert.equal(fit.slope, 2);
 * ```
 * @throws {RangeError} when there are fewer than 3 points, fewer than 2 different x, or a value that is no finite number.
 */
export function fitLinear(
  points: readonly Point[],
  options: FitOptions = {},
): Fit {
  checkPoints(points, "a line");
  return leastSquares("linear", points, options);
}
