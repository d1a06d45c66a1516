import { momentsOf } from "./moments.ts";
import type { Point } from "./point.ts";

/** A straight line, ready to be bent: x around its mean, and what the line leaves of y. */
export type Straight = {
  n: number;
  xMean: number;
  yMean: number;
  sxx: number;
  syy: number;
  slope: number;
  rss: number;
  deviations: Float64Array;
  residuals: Float64Array;
};

/** The same points with a bend at a knot. */
export type Hinge = {
  /** Up to the knot. */
  slope: number;
  /** Slope after the knot minus slope before it. */
  difference: number;
  /** At x = 0 of the line up to the knot. */
  intercept: number;
  rss: number;
  residuals: Float64Array;
  /** The hinge max(0, x − knot) with its mean and its part along x taken out. */
  bend: Float64Array;
  /** Sum of its squares. */
  sbb: number;
  /** Mean of the hinge. */
  mean: number;
  /** How much of x is in the hinge. */
  along: number;
};

/** Fits the straight line that `bendAt` starts from. */
export function straighten(points: readonly Point[]): Straight {
  const { n, xMean, yMean, sxx, sxy, syy } = momentsOf(points);
  const slope = sxy / sxx;
  const deviations = new Float64Array(n), residuals = new Float64Array(n);
  let rss = 0;
  for (let i = 0; i < n; i++) {
    const d = points[i].x - xMean, e = points[i].y - yMean - slope * d;
    deviations[i] = d, residuals[i] = e, rss += e * e;
  }
  return { n, xMean, yMean, sxx, syy, slope, rss, deviations, residuals };
}

/**
 * Least squares of y on 1, x and max(0, x − knot). The three columns are made
 * orthogonal one after the other (Gram–Schmidt), so that no normal equations are
 * solved and no digits lost when x is far from 0.
 */
export function bendAt(straight: Straight, knot: number): Hinge {
  const { n, xMean, yMean, sxx, slope, deviations } = straight;
  const bend = new Float64Array(n), residuals = new Float64Array(n);
  let total = 0, sxh = 0;
  for (let i = 0; i < n; i++) {
    bend[i] = Math.max(0, deviations[i] + xMean - knot);
    total += bend[i], sxh += bend[i] * deviations[i];
  }
  const mean = total / n, along = sxh / sxx;
  let sbb = 0, sby = 0, rss = 0;
  for (let i = 0; i < n; i++) {
    const b = bend[i] = bend[i] - mean - along * deviations[i];
    sbb += b * b, sby += b * straight.residuals[i];
  }
  const difference = sby / sbb;
  for (let i = 0; i < n; i++) {
    const e = residuals[i] = straight.residuals[i] - difference * bend[i];
    rss += e * e;
  }
  const lower = slope - difference * along;
  const intercept = yMean - lower * xMean - difference * mean;
  return {
    slope: lower,
    difference,
    intercept,
    rss,
    residuals,
    bend,
    sbb,
    mean,
    along,
  };
}
