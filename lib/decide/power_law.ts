import { insideOf } from "../stats/fit.ts";
import { powerLaw } from "../stats/laws.ts";
import { type Uncertain } from "./uncertain.ts";

/** A power law of several quantities as plain numbers: it survives JSON, and travels to the page. */
export type PowerLaw = {
  /** What y grows with. */
  x: string[];
  /** Rows fitted. */
  n: number;
  /** The intercept, then the exponent of each x. */
  coefficients: number[];
  /** Of the coefficients, in their order: CR1. */
  covariance: number[][];
  /** Standard deviation of log10 y about the law. */
  sigma: number;
  /** Of the t distribution of predictions: clusters − 1. */
  degreesOfFreedom: number;
  /** Smallest and largest of each x. */
  span: Record<string, [number, number]>;
};

/**
 * Fits y by rows' quantities, errors clustered (see `powerLaw` of lib/stats).
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [1, 2, 4, 8].map((paramsB) => ({ paramsB, kWh: 3 * paramsB, model: String(paramsB) }));
 * const law = fitPowerLaw(rows, { y: "kWh", x: ["paramsB"], cluster: "model" })!;
 * assert.equal(expected(law, { paramsB: 7 }).estimate.toFixed(9), "21.000000000");
 * ```
 * @returns null of too few rows or clusters.
 * @throws {RangeError} for a value that is not above 0.
 */
export function fitPowerLaw(
  rows: readonly object[],
  { y, x, cluster }: { y: string; x: readonly string[]; cluster: string },
): PowerLaw | null {
  if (rows.length === 0) return null;
  const fit = powerLaw(rows, { y, x, cluster, errors: "CR1" });
  if (fit.why !== null) return null;
  const { names, effectOf } = insideOf(fit, "powerLaw(rows, …)");
  const variance = (...of: number[]) =>
    effectOf(names.map((_, i) => of.filter((j) => j === i).length), "a coefficient").error ** 2;
  const alone = names.map((_, i) => variance(i));
  return {
    x: fit.x,
    n: fit.n,
    coefficients: names.map((name) => fit.coefficients[name].estimate),
    // V(a + b) = V(a) + V(b) + 2 Cov(a, b)
    covariance: names.map((_, i) =>
      names.map((_, j) => i === j ? alone[i] : (variance(i, j) - alone[i] - alone[j]) / 2)
    ),
    sigma: fit.sigma,
    degreesOfFreedom: fit.clusters - 1,
    span: fit.span,
  };
}

/** One more row at given quantities; `extrapolated` outside of those that were fitted. */
export function expected(
  { x, coefficients, covariance, sigma, degreesOfFreedom, span }: PowerLaw,
  place: Readonly<Record<string, number>>,
): Uncertain & { extrapolated: boolean } {
  const weights = [1, ...x.map((name) => Math.log10(place[name]))];
  const variance = weights.reduce(
    (sum, a, i) => sum + weights.reduce((sum, b, j) => sum + a * b * covariance[i][j], 0),
    0,
  );
  return {
    estimate: 10 ** weights.reduce((sum, weight, i) => sum + weight * coefficients[i], 0),
    errorLog10: Math.sqrt(Math.max(0, variance) + sigma ** 2),
    degreesOfFreedom,
    extrapolated: x.some((name) => place[name] < span[name][0] || place[name] > span[name][1]),
  };
}
