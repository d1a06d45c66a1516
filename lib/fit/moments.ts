import { TooFewError } from "../filter/too_few_error.ts";
import type { Fit, FitOptions } from "./fit.ts";
import { infer } from "./inference.ts";
import type { Point } from "./point.ts";

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

/**
 * The fit of `fitLinear(points)` with classical errors, from the moments of the points alone: for
 * tables that stay in a database. Agrees with `fitLinear` to 10 digits unless the points lie on the
 * line to more than 5 digits: the residuals are then what is left of a subtraction.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const moments = { n: 3, xMean: 2, yMean: 4, sxx: 2, sxy: 4, syy: 8 };
 * assert.equal(fitFromMoments(moments, { xRange: [1, 3] }).slope, 2);
 * ```
 * @throws {RangeError} when the moments are of fewer than 3 points, of one distinct x, or of no points at all.
 */
export function fitFromMoments(
  { n, xMean, yMean, sxx, sxy, syy }: Moments,
  { xRange, level = 0.95 }:
    & { xRange: [number, number] }
    & Pick<FitOptions, "level">,
): Fit {
  if (!(Number.isInteger(n) && n >= 3)) {
    throw new TooFewError(
      `Cannot fit a line: moments of ${n} points, need 3; widen the filter`,
    );
  }
  const slack = 1 + 1e-9; // a database may round
  if (
    !(sxx > 0 && syy >= 0 &&
      Math.abs(sxy) <= Math.sqrt(sxx) * Math.sqrt(syy) * slack)
  ) {
    throw new RangeError(
      `Cannot fit a line: sxx = ${sxx}, syy = ${syy}, sxy = ${sxy}, need sxx > 0, syy ≥ 0 and ` +
        `sxy² ≤ sxx · syy; take them centred on the means, from rows with 2 different x`,
    );
  }
  const slope = sxy / sxx,
    squares = Math.max(0, syy - slope * sxy),
    variance = squares / (n - 2);
  return infer({
    growth: "linear",
    moments: { n, xMean, yMean, sxx, sxy, syy },
    slope,
    intercept: yMean - slope * xMean,
    residualSquares: squares,
    spread: { level: variance / n, slope: variance / sxx, both: 0 },
    errors: "classical",
    clusters: null,
    smearing: 1,
    xRange,
    level,
  });
}
