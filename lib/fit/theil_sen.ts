import { median, quickselect } from "simple-statistics";
import { normalQuantile } from "./distributions.ts";
import type { GrowthName } from "./fit.ts";
import { toFittedScale } from "./fitted_scale.ts";
import type { Point } from "./point.ts";
import { seededRandom } from "./random.ts";

/** A robust line, on the scale of its growth, as plain numbers. */
export type TheilSen = {
  growth: GrowthName;
  n: number;
  /** Median of the slopes between pairs of points with different x. */
  slope: number;
  /** Median of y minus slope times median of x. */
  intercept: number;
  slopeInterval: [number, number];
  level: number;
  /** Slopes that the median was taken of. */
  pairs: number;
  /** Whether those are all pairs with different x, or a random part of them. */
  exact: boolean;
};

/** Up to so many pairs all slopes are taken: 80 MB, about 4,500 points. */
const EXACT_PAIRS = 10_000_000;

/** So many random pairs else: the median's rank is then off by 0.03 % (standard error). */
const SAMPLED_PAIRS = 4_000_000;

/**
 * The Theil–Sen line: the median of the slopes of all pairs of points, which
 * stands still until 29 % of the points are outliers. On the scale of `growth`,
 * as a `Fit` is. Sen (1968), "Estimates of the Regression Coefficient Based on
 * Kendall's Tau", JASA 63, 1379, whose interval allows for ties; as
 * `scipy.stats.theilslopes(y, x, alpha=level, method="separate")`. The interval
 * takes rows as independent.
 *
 * O(n²) pairs, selected rather than sorted. Beyond 10 million pairs a seeded
 * random part of them is taken, and `exact` is false.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const points = [1, 2, 3, 4, 5, 6].map((x) => ({ x, y: x === 6 ? 600 : 2 * x }));
 * assert.equal(theilSen(points, { growth: "linear" }).slope, 2);
 * ```
 * @throws {RangeError} for points that cannot be fitted, as `fitLinear` and its kin.
 */
export function theilSen(
  points: readonly Point[],
  { growth = "linear", level = 0.95, seed = 1 }: {
    growth?: GrowthName;
    level?: number;
    /** For the random pairs, when there are too many for all. */
    seed?: number;
  } = {},
): TheilSen {
  if (!(level > 0 && level < 1)) {
    throw new RangeError(
      `Cannot compute an interval: level is ${level}, need a share between 0 and 1, such as 0.95`,
    );
  }
  const scaled = toFittedScale(points, growth), n = scaled.length;
  const x = Float64Array.from(scaled, (p) => p.x), y = Float64Array.from(scaled, (p) => p.y);
  const xTies = tieSizes(x), yTies = tieSizes(y);
  // pairs with different x: all pairs but those within a tie
  const all = (n * (n - 1) - sum(xTies, (t) => t * (t - 1))) / 2;
  const exact = n * (n - 1) / 2 <= EXACT_PAIRS;
  const slopes = exact ? allSlopes(x, y, all) : someSlopes(x, y, seed);
  const kendall = (t: number) => t * (t - 1) * (2 * t + 5);
  const variance = (kendall(n) - sum(xTies, kendall) - sum(yTies, kendall)) / 18;
  const half = normalQuantile((1 + level) / 2) * Math.sqrt(Math.max(0, variance)) / 2;
  const last = slopes.length - 1, part = slopes.length / all;
  // ranks of the interval among all slopes, as scipy counts them, then among those taken
  const low = Math.floor(Math.max(0, Math.round(all / 2 - half) - 1) * part);
  const high = Math.ceil(Math.min(all - 1, Math.round(all / 2 + half)) * part);
  const [least, slope, most] = lowMedianHigh(slopes, Math.min(low, last), Math.min(high, last))
    .map((s) => s + 0); // -0 does not survive JSON
  return {
    growth,
    n,
    slope,
    intercept: median([...y]) - slope * median([...x]),
    slopeInterval: [least, most],
    level,
    pairs: slopes.length,
    exact,
  };
}

/** The slopes between all points with different x. */
function allSlopes(x: Float64Array, y: Float64Array, count: number): Float64Array {
  const slopes = new Float64Array(count);
  let k = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      if (x[i] !== x[j]) slopes[k++] = (y[i] - y[j]) / (x[i] - x[j]);
    }
  }
  return slopes;
}

/** The slopes between random points with different x. */
function someSlopes(x: Float64Array, y: Float64Array, seed: number): Float64Array {
  const slopes = new Float64Array(SAMPLED_PAIRS), random = seededRandom(seed), n = x.length;
  for (let k = 0; k < SAMPLED_PAIRS;) {
    const i = Math.floor(random() * n), j = Math.floor(random() * n);
    if (x[i] !== x[j]) slopes[k++] = (y[i] - y[j]) / (x[i] - x[j]);
  }
  return slopes;
}

/**
 * The values of a low rank, of the median and of a high rank, counted from 0. Each selection moves
 * what is smaller before it and what is larger behind it, so the next has less to look through.
 */
function lowMedianHigh(values: Float64Array, low: number, high: number): [number, number, number] {
  const select = (rank: number, from: number, to: number) => {
    quickselect(values as unknown as number[], rank, from, to); // only reads and writes elements
    return values[rank];
  };
  const last = values.length - 1, middle = values.length >> 1;
  const least = select(low, 0, last), most = select(high, low, last);
  const upper = select(middle, low, Math.max(middle, high));
  if (values.length % 2 === 1) return [least, upper, most];
  let lower = -Infinity; // the largest of those before the upper median
  for (let i = 0; i < middle; i++) lower = Math.max(lower, values[i]);
  return [least, (lower + upper) / 2, most];
}

/** How many values share each value, where more than one does. */
function tieSizes(values: Float64Array): number[] {
  const sorted = values.slice().sort(), sizes: number[] = [];
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    if (to - from > 1) sizes.push(to - from);
  }
  return sizes;
}

/** Sum over ties. */
function sum(sizes: number[], of: (size: number) => number): number {
  return sizes.reduce((total, size) => total + of(size), 0);
}
