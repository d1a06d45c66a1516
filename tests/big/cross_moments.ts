import type { CrossMoments } from "../../lib/big/multiple_moments.ts";

/** One observation with several predictors, on the fitted scale. */
export type MultipleRow = { y: number; xs: readonly number[]; cluster?: string };

/**
 * Moments of rows with several predictors, in two passes as `momentsOf`.
 *
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
