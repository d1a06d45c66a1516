import { checkFresh } from "../settings/fresh.ts";
import type { Fit } from "./fit.ts";

/** A coefficient as a row of a table. */
export type Term = {
  term: string;
  estimate: number;
  error: number;
  df: number;
  low: number;
  high: number;
  p: number;
};

/**
 * The coefficients of a fit as rows of a table: what statsmodels' `summary()` lists.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { linear } from "./laws.ts";
 * const rows = [1, 2, 3, 4].map((x) => ({ x, y: 1 + 2 * x }));
 * assert.deepEqual(summaryOf(linear(rows, { y: "y", x: "x" })).map((row) => row.term), ["intercept", "x"]);
 * ```
 */
export function summaryOf(fit: Fit): Term[] {
  checkFresh(fit);
  return Object.entries(fit.coefficients).map(([term, { interval: [low, high], ...rest }]) => {
    const { estimate, error, df, p } = rest;
    return { term, estimate, error, df, low, high, p };
  });
}
