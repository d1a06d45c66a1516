import { TooFewError } from "../filter/too_few_error.ts";
import { checkPoints, type Point } from "./point.ts";

const FEWEST_POINTS = 12;

/**
 * Refuses points on which growths cannot be told apart.
 *
 * @throws {RangeError} with what was found and needed.
 */
export function checkComparable(points: readonly Point[]): void {
  const found = points.length, xs = new Set(points.map((p) => p.x)).size;
  const needed = found < FEWEST_POINTS
    ? `${found} points, need ${FEWEST_POINTS}`
    : xs < 3
    ? `${found} points have ${xs} different x, need 3`
    : "";
  if (needed) {
    throw new TooFewError(`Cannot compare growth: ${needed}; widen the filter`);
  }
  checkPoints(points, "a power law beside a line", ["x", "y"]);
  if (points.every((p) => p.y === points[0].y)) {
    throw new TooFewError(
      `Cannot compare growth: all ${found} points have y = ${points[0].y}, need 2 different y`,
    );
  }
}
