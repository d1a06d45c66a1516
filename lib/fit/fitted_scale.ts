import type { GrowthName } from "./fit.ts";
import { onFittedScale } from "./least_squares.ts";
import { checkPoints, type Point } from "./point.ts";

/** What each growth is called in a message, and whose logarithms it takes. */
const SCALES: Record<GrowthName, { name: string; logs: ("x" | "y")[] }> = {
  "linear": { name: "a line", logs: [] },
  "power law": { name: "a power law", logs: ["x", "y"] },
  "exponential": { name: "an exponential", logs: ["y"] },
};

/**
 * The points on the scale on which `growth` is a straight line.
 *
 * @throws {RangeError} for points that cannot be fitted, as `fitLinear` and its kin.
 */
export function toFittedScale(
  points: readonly Point[],
  growth: GrowthName,
): Point[] {
  checkPoints(points, SCALES[growth].name, SCALES[growth].logs);
  return onFittedScale(points, growth);
}
