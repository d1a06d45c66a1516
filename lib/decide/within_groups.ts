import { TooFewError } from "../stats/too_few_error.ts";
import type { Uncertain } from "./uncertain.ts";

/** A point of a group: say, a measurement of one model at some concurrency. */
export type GroupedPoint = { group: string; x: number; y: number };

/** What is known of a group, on the logarithmic scale. */
export type WithinGroup = {
  group: string;
  n: number;
  xMean: number;
  yMean: number;
  /** Smallest and largest x, in its unit. */
  xRange: [number, number];
};

/**
 * A power law within each group, its exponent the same in all: log10 y = its group's own level + slope ·
 * log10 x. As plain numbers, it survives JSON.
 */
export type WithinGroups = {
  n: number;
  /** Null when x does not vary within any group: then each group has a level alone. */
  slope: number | null;
  /** Sum over the groups of squared deviations of log10 x from its group's mean. */
  sumSquaresX: number;
  /** On the logarithmic scale, of all groups together. */
  residualStandardError: number;
  /** n less a level for each group, less one for the slope. */
  degreesOfFreedom: number;
  groups: WithinGroup[];
};

/**
 * Fits a power law with a level for each group and one exponent: least squares after each group's means
 * are taken off (the analysis of covariance, or "fixed effects"; Wooldridge, "Introductory
 * Econometrics", ch. 14). Compares with R's `lm(log10(y) ~ group + log10(x))`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const points = [1, 2, 4, 8].flatMap((x) => [
 *   { group: "a", x, y: 10 / x }, { group: "b", x, y: 70 / x } ]);
 * const fit = fitWithinGroups(points);
 * assert.equal(fit.slope!.toFixed(9), "-1.000000000");
 * assert.equal(predictWithinGroup(fit, "b", 4)!.estimate.toFixed(9), "17.500000000");
 * assert.equal(predictWithinGroup(fit, "c", 4), null);
 * ```
 * @throws {RangeError} when an x or y is not above 0.
 * @throws {TooFewError} when no residual is left over.
 */
export function fitWithinGroups(points: readonly GroupedPoint[]): WithinGroups {
  const broken = points.findIndex(({ x, y }) => ![x, y].every((v) => v > 0 && Number.isFinite(v)));
  if (broken >= 0) {
    const { x, y } = points[broken];
    throw new RangeError(
      `Cannot fit within groups: point ${
        broken + 1
      } has x = ${x} and y = ${y}, need numbers above ` +
        "0, because their logarithms are fitted; leave the point out",
    );
  }
  const groups: WithinGroup[] = [];
  let sxx = 0, sxy = 0, syy = 0;
  for (const [group, members] of Map.groupBy(points, ({ group }) => group)) {
    const xs = members.map(({ x }) => Math.log10(x)), ys = members.map(({ y }) => Math.log10(y));
    const xMean = meanOf(xs), yMean = meanOf(ys);
    xs.forEach((x, i) => {
      sxx += (x - xMean) ** 2;
      sxy += (x - xMean) * (ys[i] - yMean);
      syy += (ys[i] - yMean) ** 2;
    });
    const range = members.map(({ x }) => x);
    groups.push({
      group,
      n: members.length,
      xMean,
      yMean,
      xRange: [Math.min(...range), Math.max(...range)],
    });
  }
  const slope = sxx > 0 ? sxy / sxx : null;
  const degreesOfFreedom = points.length - groups.length - (slope === null ? 0 : 1);
  if (degreesOfFreedom < 1) {
    throw new TooFewError(
      `Cannot fit within groups: ${points.length} points in ${groups.length} groups leave no ` +
        "residual, need more points than groups and one more; widen the filter",
    );
  }
  const residual = Math.max(0, syy - (slope ?? 0) * sxy);
  return {
    n: points.length,
    slope,
    sumSquaresX: sxx,
    residualStandardError: Math.sqrt(residual / degreesOfFreedom),
    degreesOfFreedom,
    groups,
  };
}

/** What a fit within groups says of one more point of a group. */
export type WithinPrediction = Uncertain & {
  /** Points of the group. */
  n: number;
  /** Whether x is outside the group's points. */
  extrapolated: boolean;
};

/** One more point of a group at x, or null when the fit has no such group. */
export function predictWithinGroup(
  fit: WithinGroups,
  group: string,
  x: number,
): WithinPrediction | null {
  const own = fit.groups.find((one) => one.group === group);
  if (own === undefined) return null;
  const { n, xMean, yMean, xRange: [low, high] } = own;
  const away = fit.slope === null ? 0 : Math.log10(x) - xMean;
  const leverage = fit.slope === null ? 0 : away ** 2 / fit.sumSquaresX;
  return {
    estimate: 10 ** (yMean + (fit.slope ?? 0) * away),
    errorLog10: fit.residualStandardError * Math.sqrt(1 + 1 / n + leverage),
    degreesOfFreedom: fit.degreesOfFreedom,
    n,
    extrapolated: fit.slope !== null && (x < low || x > high),
  };
}

/** The mean, summed from the first value so that equal values have no spread. */
function meanOf(values: readonly number[]): number {
  const [first] = values;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}
