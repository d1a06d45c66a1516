import type { MultipleRow } from "./cross_moments.ts";

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
