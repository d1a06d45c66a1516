import type { MultipleRow } from "../../lib/fit/multiple_fit.ts";

/**
 * Forty made rows with two predictors and nine clusters, of whole numbers and one rounding each, so
 * that Python makes the same: a = (i*37 % 41)/10, b = (i*i*13 % 17)/5,
 * y = 1 + 0.7*a - 0.5*b + ((i*i*i*7 % 23) - 11)/40, cluster = i % 9.
 */
export const MADE_ROWS: MultipleRow[] = Array.from({ length: 40 }, (_, i) => {
  const a = (i * 37 % 41) / 10, b = (i * i * 13 % 17) / 5;
  return {
    y: 1 + 0.7 * a - 0.5 * b + ((i * i * i * 7 % 23) - 11) / 40,
    xs: [a, b],
    cluster: String(i % 9),
  };
});

/** Cross moments of rows, the slow way. */
export function crossMomentsOf(rows: readonly MultipleRow[]) {
  const n = rows.length, all = rows.map(({ xs, y }) => [...xs, y]);
  const means = all[0].map((first, j) => first + all.reduce((s, r) => s + (r[j] - first), 0) / n);
  const products = means.map((a, i) =>
    means.map((b, j) => all.reduce((sum, row) => sum + (row[i] - a) * (row[j] - b), 0))
  );
  return { n, means, products };
}
