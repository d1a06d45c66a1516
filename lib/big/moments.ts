/** A point of a line. */
export type Point = { x: number; y: number };

/** What a line needs to know of its points: counts, means and centred sums of squares and products. */
export type Moments = {
  n: number;
  xMean: number;
  yMean: number;
  /** Σ (x − xMean)² */
  sxx: number;
  /** Σ (x − xMean)(y − yMean) */
  sxy: number;
  /** Σ (y − yMean)² */
  syy: number;
};

/**
 * Moments of points, in two passes so that no digits are lost to a large mean (Chan, Golub and
 * LeVeque 1983, "Algorithms for Computing the Sample Variance"). SQL's `regr_count`, `regr_avgx`,
 * `regr_avgy`, `regr_sxx`, `regr_sxy` and `regr_syy` give the same six numbers.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(momentsOf([{ x: 1, y: 2 }, { x: 3, y: 6 }]),
 *   { n: 2, xMean: 2, yMean: 4, sxx: 2, sxy: 4, syy: 8 });
 * ```
 */
export function momentsOf(points: readonly Point[]): Moments {
  const n = points.length;
  if (n === 0) return { n, xMean: 0, yMean: 0, sxx: 0, sxy: 0, syy: 0 };
  const { x: x0, y: y0 } = points[0]; // sums start from the first point: equal values have spread 0
  let dx = 0, dy = 0;
  for (const { x, y } of points) dx += x - x0, dy += y - y0;
  const xMean = x0 + dx / n, yMean = y0 + dy / n;
  let sxx = 0, sxy = 0, syy = 0;
  for (const { x, y } of points) {
    const u = x - xMean, v = y - yMean;
    sxx += u * u, sxy += u * v, syy += v * v;
  }
  return { n, xMean, yMean, sxx, sxy, syy };
}

/** Moments of two sets of points together, from the moments of each (Chan, Golub and LeVeque 1983). */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.n === 0 || b.n === 0) return a.n === 0 ? b : a;
  const n = a.n + b.n,
    dx = b.xMean - a.xMean,
    dy = b.yMean - a.yMean,
    w = a.n * (b.n / n);
  return {
    n,
    xMean: a.xMean + dx * (b.n / n),
    yMean: a.yMean + dy * (b.n / n),
    sxx: a.sxx + b.sxx + dx * dx * w,
    sxy: a.sxy + b.sxy + dx * dy * w,
    syy: a.syy + b.syy + dy * dy * w,
  };
}
