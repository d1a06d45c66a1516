import { TooFewError } from "../filter/too_few_error.ts";
import { logAverage, mean, median } from "simple-statistics";
import type { Point } from "./point.ts";

/** Which average stands for several values. */
export type Average = "mean" | "median" | "geometric mean";

/** The average of the y of all points that share one x. */
export type AveragePoint = { x: number; y: number; n: number };

/**
 * Averages values, in their own unit. The geometric mean is taken through
 * logarithms, so that long lists neither overflow nor vanish.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(average([1, 2, 6], "mean"), 3);
 * assert.equal(average([1, 2, 6], "median"), 2);
 * ```
 * @throws {RangeError} for an empty list, a value that is not finite, or a
 * geometric mean over a value that is not above zero.
 */
export function average(values: readonly number[], kind: Average): number {
  if (values.length === 0) {
    throw new TooFewError(`Cannot take the ${kind} of 0 values: found 0, need 1; widen the filter`);
  }
  const bad = values.findIndex((v) => !Number.isFinite(v) || (kind === "geometric mean" && v <= 0));
  if (bad >= 0) {
    const need = kind === "geometric mean" ? "a number above 0" : "a finite number";
    throw new RangeError(
      `Cannot take the ${kind}: value ${bad + 1} is ${
        values[bad]
      }, need ${need}; leave that row out`,
    );
  }
  if (kind === "mean") return mean([...values]);
  return kind === "median" ? median([...values]) : logAverage([...values]);
}

/**
 * One point per different x: the average of its y, how many there were, sorted
 * by x. With `"mean"` this is the original energy figure, which draws the mean
 * energy per parameter count. O(n log n).
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const points = [{ x: 7, y: 1 }, { x: 1, y: 5 }, { x: 7, y: 3 }];
 * assert.deepEqual(averageByX(points), [{ x: 1, y: 5, n: 1 }, { x: 7, y: 2, n: 2 }]);
 * ```
 * @throws {RangeError} when a group cannot be averaged, see {@link average}.
 */
export function averageByX(
  points: readonly Point[],
  { average: kind = "mean" }: { average?: Average } = {},
): AveragePoint[] {
  const byX = new Map<number, number[]>();
  for (const { x, y } of points) {
    const ys = byX.get(x);
    if (ys) ys.push(y);
    else byX.set(x, [y]);
  }
  return [...byX]
    .map(([x, ys]) => ({ x, y: average(ys, kind), n: ys.length }))
    .sort((a, b) => a.x - b.x);
}
