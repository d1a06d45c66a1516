import { TooFewError } from "../filter/too_few_error.ts";
import type { GrowthName } from "./fit.ts";
import { onFittedScale } from "./least_squares.ts";
import { mergeMoments, type Moments, momentsOf } from "./moments.ts";
import type { Point } from "./point.ts";

/** A prediction above this counts as this, so that an error remains a number that can be squared. */
const LARGEST = 1e150;

/**
 * Mean absolute error of each fold's points, in the unit of y, when the line comes from the other
 * folds. What is compared with y is the fit's estimate (the median, where a logarithm is fitted):
 * it is the median that makes absolute errors smallest.
 *
 * @throws {RangeError} when the points outside a fold have one distinct x.
 */
export function foldErrorsOf(
  growth: GrowthName,
  points: readonly Point[],
  { folds, count }: { folds: Uint8Array; count: number },
  /** The points on the scale of `growth`, where somebody has them already. */
  scaled: readonly Point[] = onFittedScale(points, growth),
): number[] {
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
  const sums = new Float64Array(count);
  for (let i = 0; i < points.length; i++) {
    const { xMean, yMean, slope } = lines[folds[i]];
    const line = yMean + slope * (scaled[i].x - xMean);
    const estimate = growth === "linear" ? line : Math.min(LARGEST, 10 ** line);
    sums[folds[i]] += Math.abs(points[i].y - estimate);
  }
  return moments.map(({ n }, k) => sums[k] / n);
}

/** The moments of each fold's points: `momentsOf` of each, in two passes over all of them. */
function momentsOfFolds(points: readonly Point[], folds: Uint8Array, count: number): Moments[] {
  const moments = Array.from({ length: count }, () => ({ ...EMPTY }));
  const dx = new Float64Array(count), dy = new Float64Array(count);
  const first: (Point | undefined)[] = new Array(count).fill(undefined);
  for (let i = 0; i < points.length; i++) {
    const k = folds[i], { x: x0, y: y0 } = first[k] ??= points[i];
    moments[k].n++;
    dx[k] += points[i].x - x0, dy[k] += points[i].y - y0;
  }
  moments.forEach((m, k) => {
    m.xMean = first[k]!.x + dx[k] / m.n, m.yMean = first[k]!.y + dy[k] / m.n;
  });
  for (let i = 0; i < points.length; i++) {
    const m = moments[folds[i]], u = points[i].x - m.xMean, v = points[i].y - m.yMean;
    m.sxx += u * u, m.sxy += u * v, m.syy += v * v;
  }
  return moments;
}

const EMPTY: Moments = momentsOf([]);
