import { TooFewError } from "../filter/too_few_error.ts";
import type { GrowthName } from "./fit.ts";
import type { Deal } from "./folds.ts";
import { onFittedScale } from "./least_squares.ts";
import { mergeMoments, type Moments, momentsOf } from "./moments.ts";
import type { Point } from "./point.ts";

/** A prediction above this counts as this, so that an error remains a number that can be squared. */
const LARGEST = 1e150;

/** How far a growth is off in each fold, when it comes from the other folds. */
export type FoldErrors = {
  /** Mean absolute error, in the unit of y. */
  foldErrors: number[];
  /** Mean absolute error of log10 y: 0.3 is a factor of 2. */
  logFoldErrors: number[];
};

/** The errors of several deals, one after the other. */
export function joinErrors(errors: readonly FoldErrors[]): FoldErrors {
  return {
    foldErrors: errors.flatMap((e) => e.foldErrors),
    logFoldErrors: errors.flatMap((e) => e.logFoldErrors),
  };
}

/**
 * Errors of each fold's points when the line comes from the other folds. What is compared with y is
 * the fit's estimate (the median, where a logarithm is fitted): it is the median that makes absolute
 * errors smallest.
 *
 * @param points with y above 0.
 * @throws {RangeError} when the points outside a fold have one distinct x.
 */
export function foldErrorsOf(
  growth: GrowthName,
  points: readonly Point[],
  { folds, count }: Deal,
  /** The points on the scale of `growth`, and log10 of each y, where somebody has them already. */
  scaled: readonly Point[] = onFittedScale(points, growth),
  logs: readonly number[] = points.map((p) => Math.log10(p.y)),
): FoldErrors {
  const moments = momentsOfFolds(scaled, folds, count);
  const lines = moments.map(({ n }, k) => {
    const { xMean, yMean, sxx, sxy } = moments
      .reduce((sum, m, j) => j === k ? sum : mergeMoments(sum, m), EMPTY);
    if (!(sxx > 0)) {
      throw new TooFewError(
        `Cannot cross-validate: without fold ${k + 1} of ${count} (${n} points) all ` +
          `x are equal, need 2 different x; widen the filter`,
      );
    }
    return { xMean, yMean, slope: sxy / sxx };
  });
  const estimates = new Float64Array(points.length);
  for (let i = 0; i < points.length; i++) {
    const { xMean, yMean, slope } = lines[folds[i]];
    estimates[i] = yMean + slope * (scaled[i].x - xMean);
  }
  return errorsOfFolds(points, logs, { folds, count }, { linear: growth === "linear", estimates });
}

/**
 * Errors of each fold, given log10 of each y and each point's estimate: of y when `linear`, else of its
 * logarithm. A straight line may fall below all that can be: where a logarithm of its estimate is
 * needed, it counts as the smallest y.
 */
export function errorsOfFolds(
  points: readonly Point[],
  logs: readonly number[],
  { folds, count }: Deal,
  { linear, estimates }: { linear: boolean; estimates: Float64Array },
): FoldErrors {
  const sums = new Float64Array(count), logSums = new Float64Array(count);
  const sizes = new Float64Array(count), least = linear ? smallest(logs) : 0;
  for (let i = 0; i < points.length; i++) {
    const estimate = estimates[i], k = folds[i];
    let inUnit = estimate, inLogs = estimate;
    if (!linear) inUnit = Math.min(LARGEST, 10 ** estimate);
    else inLogs = estimate > 0 ? Math.max(least, Math.log10(estimate)) : least;
    sizes[k]++, sums[k] += Math.abs(points[i].y - inUnit), logSums[k] += Math.abs(logs[i] - inLogs);
  }
  return {
    foldErrors: Array.from(sums, (sum, k) => sum / sizes[k]),
    logFoldErrors: Array.from(logSums, (sum, k) => sum / sizes[k]),
  };
}

function smallest(values: readonly number[]): number {
  let least = Infinity;
  for (const value of values) least = Math.min(least, value);
  return least;
}

/** The moments of each fold's points: `momentsOf` of each, in two passes over all of them. */
function momentsOfFolds(points: readonly Point[], folds: Uint8Array, count: number): Moments[] {
  const sums = () => new Float64Array(count), n = sums(), xMean = sums(), yMean = sums();
  const sxx = sums(), sxy = sums(), syy = sums();
  const first: (Point | undefined)[] = new Array(count).fill(undefined);
  for (let i = 0; i < points.length; i++) {
    const k = folds[i], point = points[i], start = first[k] ??= point;
    n[k]++, xMean[k] += point.x - start.x, yMean[k] += point.y - start.y;
  }
  first.forEach((start, k) => {
    xMean[k] = start!.x + xMean[k] / n[k], yMean[k] = start!.y + yMean[k] / n[k];
  });
  for (let i = 0; i < points.length; i++) {
    const k = folds[i], u = points[i].x - xMean[k], v = points[i].y - yMean[k];
    sxx[k] += u * u, sxy[k] += u * v, syy[k] += v * v;
  }
  return first.map((_, k) => ({
    n: n[k],
    xMean: xMean[k],
    yMean: yMean[k],
    sxx: sxx[k],
    sxy: sxy[k],
    syy: syy[k],
  }));
}

const EMPTY: Moments = momentsOf([]);
