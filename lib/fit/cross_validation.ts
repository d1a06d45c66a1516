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
): number[] {
  const scaled = onFittedScale(points, growth);
  const members = Array.from({ length: count }, (): number[] => []);
  folds.forEach((fold, i) => members[fold].push(i));
  const moments = members.map((rows) => momentsOf(rows.map((i) => scaled[i])));
  return members.map((rows, k) => {
    const { xMean, yMean, sxx, sxy } = moments
      .reduce((sum, m, j) => j === k ? sum : mergeMoments(sum, m), EMPTY);
    if (!(sxx > 0)) {
      throw new RangeError(
        `Cannot cross-validate: without fold ${k + 1} of ${count} (${rows.length} points) all ` +
          `x are equal, need 2 different x; widen the filter`,
      );
    }
    const slope = sxy / sxx;
    let sum = 0;
    for (const i of rows) {
      const line = yMean + slope * (scaled[i].x - xMean);
      const estimate = growth === "linear" ? line : Math.min(LARGEST, 10 ** line);
      sum += Math.abs(points[i].y - estimate);
    }
    return sum / rows.length;
  });
}

const EMPTY: Moments = momentsOf([]);
