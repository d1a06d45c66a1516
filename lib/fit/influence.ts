import type { ErrorKind, Fit, GrowthName } from "./fit.ts";
import { fitAs } from "./fit_as.ts";
import { toFittedScale } from "./fitted_scale.ts";
import { momentsOf } from "./moments.ts";
import type { Point } from "./point.ts";

/** What one point does to a fitted line, on the fitted scale. */
export type Influence = {
  /** Of the point, counted from 0. */
  index: number;
  /** Between 1/n and 1: how much the line follows this point's y. */
  leverage: number;
  /** Observed minus fitted. */
  residual: number;
  /** Residual over its own standard error (internally studentized); null with leverage 1. */
  standardizedResidual: number | null;
  /** How far all fitted values move without the point; null with leverage 1: no line is left. */
  cooksDistance: number | null;
};

/**
 * Leverage and Cook's distance of each point, in the order of the points.
 *
 * Cook (1977), "Detection of Influential Observation in Linear Regression",
 * Technometrics 19, 15; Belsley, Kuh & Welsch (1980), Regression Diagnostics,
 * ch. 2. Common marks: leverage above 4/n, Cook's distance above 4/n or 1. O(n).
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const points = [1, 2, 3, 4, 20].map((x) => ({ x, y: x === 20 ? 5 : x }));
 * const all = influence(points, { growth: "linear" });
 * assert.equal(all[4].leverage.toFixed(3), "0.984");
 * ```
 * @throws {RangeError} for points that cannot be fitted, as `fitLinear` and its kin.
 */
export function influence(
  points: readonly Point[],
  { growth = "linear" }: { growth?: GrowthName } = {},
): Influence[] {
  const scaled = toFittedScale(points, growth);
  const { n, xMean, yMean, sxx } = momentsOf(scaled);
  const { slope, residualStandardError } = fitAs(growth, points);
  return scaled.map(({ x, y }, index) => {
    const d = x - xMean, residual = y - yMean - slope * d;
    const leverage = 1 / n + d * d / sxx, rest = 1 - leverage;
    if (rest < 1e-10) {
      return {
        index,
        leverage: 1,
        residual,
        standardizedResidual: null,
        cooksDistance: null,
      };
    }
    // a line through every point leaves nothing to standardize by, and nothing to move
    const standardizedResidual = residualStandardError === 0
      ? 0
      : residual / (residualStandardError * Math.sqrt(rest));
    const cooksDistance = standardizedResidual ** 2 / 2 * leverage / rest;
    return { index, leverage, residual, standardizedResidual, cooksDistance };
  });
}

/**
 * The fit without the `count` points of the largest Cook's distance on the full
 * fit (not found one by one), and which those are, the most influential first,
 * by index from 0. A point of leverage 1 comes before all others; equal distances
 * keep the order of the points.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const points = [1, 2, 3, 4, 20].map((x) => ({ x, y: x === 20 ? 5 : x }));
 * const { removed, fit } = withoutMostInfluential(points, 1);
 * assert.deepEqual(removed, [4]);
 * assert.equal(fit.slope, 1);
 * ```
 * @throws {RangeError} when `count` is no whole number from 0, or too few points are left.
 */
export function withoutMostInfluential(
  points: readonly Point[],
  count: number,
  { growth = "linear", errors, level }: {
    growth?: GrowthName;
    errors?: ErrorKind;
    level?: number;
  } = {},
): { removed: number[]; fit: Fit } {
  if (!(Number.isInteger(count) && count >= 0)) {
    throw new RangeError(
      `Cannot leave out the most influential points: count is ${count}, need a whole number from 0`,
    );
  }
  const removed = influence(points, { growth })
    .map(({ index, cooksDistance }) => ({
      index,
      distance: cooksDistance ?? Infinity,
    }))
    .sort((a, b) => a.distance === b.distance ? a.index - b.index : b.distance - a.distance)
    .slice(0, count)
    .map(({ index }) => index);
  const gone = new Set(removed);
  const rest = points.filter((_, index) => !gone.has(index));
  return { removed, fit: fitAs(growth, rest, { errors, level }) };
}
