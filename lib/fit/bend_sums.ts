import { breakGrid, breakLimitsOf, refineBreak } from "./break_grid.ts";
import type { Point } from "./point.ts";

/** A power law bent at one place, on the log scale around the means of all points. */
export type Bent = {
  /** In the unit of x. */
  breakAt: number;
  /** log10 breakAt, less the mean of log10 x. */
  knot: number;
  /** At the mean of log10 x, of the line up to the knot, less the mean of log10 y. */
  height: number;
  slope: number;
  /** Slope after the knot minus slope before it. */
  difference: number;
  /** Residual sum of squares. */
  rss: number;
};

/** The different x of points, smallest first, and which of them each point has. */
export type DifferentX = { xs: number[]; u: Float64Array; place: Int32Array; means: Point };

/** Σv² of the points' y less their mean, and sums over those at and above each different x. */
export type BendSums = {
  vv: number;
  /** Five blocks, each as long as the different x and a 0: counts, Σu, Σu², Σv, Σuv. */
  above: Float64Array;
};

/** Sorts out the different x of points, given in their unit and on the log scale. */
export function differentX(points: readonly Point[], scaled: readonly Point[]): DifferentX {
  const n = points.length, xs = [...new Set(points.map((p) => p.x))].sort((a, b) => a - b);
  const places = new Map(xs.map((x, j) => [x, j]));
  const means = {
    x: scaled.reduce((sum, p) => sum + p.x, 0) / n,
    y: scaled.reduce((sum, p) => sum + p.y, 0) / n,
  };
  return {
    xs,
    u: Float64Array.from(xs, (x) => Math.log10(x) - means.x),
    place: Int32Array.from(points, (p) => places.get(p.x)!),
    means,
  };
}

/** The sums of each group of points: `groups` holds the group of each point, from 0. */
export function bendSums(
  scaled: readonly Point[],
  { u, place, means }: DifferentX,
  groups: ArrayLike<number>,
  count: number,
): BendSums[] {
  const block = u.length + 1;
  const sums = Array.from({ length: count }, () => ({ vv: 0, above: new Float64Array(5 * block) }));
  for (let i = 0; i < scaled.length; i++) {
    const sum = sums[groups[i]], v = scaled[i].y - means.y;
    sum.vv += v * v, sum.above[place[i]]++, sum.above[3 * block + place[i]] += v;
  }
  for (const { above: a } of sums) {
    for (let j = block - 2; j >= 0; j--) {
      const n = a[j], v = a[3 * block + j];
      a[j] += a[j + 1];
      a[block + j] = n * u[j] + a[block + j + 1];
      a[2 * block + j] = n * u[j] * u[j] + a[2 * block + j + 1];
      a[3 * block + j] += a[3 * block + j + 1];
      a[4 * block + j] = u[j] * v + a[4 * block + j + 1];
    }
  }
  return sums;
}

/** The sums of all groups together. */
export function totalSums(sums: readonly BendSums[]): BendSums {
  const above = new Float64Array(sums[0].above.length);
  for (const group of sums) {
    for (let j = 0; j < above.length; j++) above[j] += group.above[j];
  }
  return { vv: sums.reduce((vv, group) => vv + group.vv, 0), above };
}

/** How many points have each different x. */
export function countsOf({ above }: BendSums): number[] {
  return Array.from({ length: above.length / 5 - 1 }, (_, j) => above[j] - above[j + 1]);
}

/** Sums of points, those of one group left out: what a training set holds. */
export type Training = { all: BendSums; left: BendSums };

/**
 * Least squares of log10 y on 1, log10 x and max(0, log10 x − log10 breakAt), as `bendAt` from sums.
 * O(log different x). The rss is infinite where the hinge follows from the line.
 */
export function bentAt(
  breakAt: number,
  { all, left }: Training,
  { u, means }: Pick<DifferentX, "u" | "means">,
): Bent {
  const knot = Math.log10(breakAt) - means.x, block = u.length + 1;
  let low = 0, high = u.length; // to the first x above the knot
  while (low < high) {
    const middle = (low + high) >> 1;
    if (u[middle] > knot) high = middle;
    else low = middle + 1;
  }
  const at = (i: number) => all.above[i] - left.above[i], vv = all.vv - left.vv;
  const n = at(0), nu = at(block), nuu = at(2 * block), nv = at(3 * block), nuv = at(4 * block);
  const c = at(low), cu = at(block + low), cuu = at(2 * block + low);
  const cv = at(3 * block + low), cuv = at(4 * block + low);
  const h = cu - knot * c, uMean = nu / n, vMean = nv / n;
  const sxx = nuu - nu * uMean, sxy = nuv - nu * vMean, sxh = cuu - knot * cu - h * uMean;
  const shh = cuu - 2 * knot * cu + knot * knot * c - h * h / n;
  const shy = cuv - knot * cv - h * vMean;
  const along = sxh / sxx, rest = shh - along * sxh, sby = shy - along * sxy;
  const bends = rest > 1e-9 * shh, difference = bends ? sby / rest : 0;
  const slope = sxy / sxx - difference * along;
  return {
    breakAt,
    knot,
    height: vMean - slope * uMean - difference * h / n,
    slope,
    difference,
    rss: bends ? vv - nv * vMean - sxy * sxy / sxx - difference * sby : Infinity,
  };
}

/**
 * The break of least rss between the smallest and largest that leave enough points on either side:
 * the search of `breakProfile`, from sums.
 *
 * @throws {RangeError} when there are fewer than 6 different x, or too many points share one.
 */
export function searchBreak(sums: Training, different: DifferentX, steps?: number): Bent {
  const counts: number[] = [], xs: number[] = [], { all, left } = sums;
  for (let j = 0; j < different.xs.length; j++) {
    const count = all.above[j] - all.above[j + 1] - left.above[j] + left.above[j + 1];
    if (count > 0) xs.push(different.xs[j]), counts.push(count);
  }
  const fitAt = (breakAt: number) => bentAt(breakAt, sums, different);
  return refineBreak(breakGrid(...breakLimitsOf(xs, counts), steps).map(fitAt), fitAt);
}
