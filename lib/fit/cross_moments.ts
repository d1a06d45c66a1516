import type { CrossMoments } from "./multiple_moments.ts";
import type { MultipleRow } from "./multiple_fit.ts";

/**
 * Moments of rows with several predictors, in two passes as `momentsOf`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { means, products } = crossMomentsOf([{ xs: [1], y: 2 }, { xs: [3], y: 6 }]);
 * assert.deepEqual([means, products], [[2, 4], [[2, 4], [4, 8]]]);
 * ```
 * @param rows at least one.
 */
export function crossMomentsOf(rows: readonly MultipleRow[]): CrossMoments {
  const n = rows.length, first = [...rows[0].xs, rows[0].y], size = first.length;
  const means = first.map(() => 0), products = first.map(() => new Array<number>(size).fill(0));
  const value = ({ xs, y }: MultipleRow, j: number) => j < xs.length ? xs[j] : y;
  for (const row of rows) {
    for (let j = 0; j < size; j++) means[j] += (value(row, j) - first[j]) / n;
  }
  for (let j = 0; j < size; j++) means[j] += first[j]; // equal values have spread 0
  for (const row of rows) {
    for (let i = 0; i < size; i++) {
      const d = value(row, i) - means[i];
      for (let j = 0; j <= i; j++) products[i][j] += d * (value(row, j) - means[j]);
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) products[j][i] = products[i][j];
  return { n, means, products };
}

/** Moments of two sets of rows together, from the moments of each (Chan, Golub and LeVeque 1983). */
export function mergeCrossMoments(a: CrossMoments, b: CrossMoments): CrossMoments {
  const n = a.n + b.n, weight = a.n * (b.n / n);
  const apart = a.means.map((mean, j) => b.means[j] - mean);
  return {
    n,
    means: a.means.map((mean, j) => mean + apart[j] * (b.n / n)),
    products: a.products.map((row, i) =>
      row.map((p, j) => p + b.products[i][j] + apart[i] * apart[j] * weight)
    ),
  };
}
