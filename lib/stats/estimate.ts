// The only importer of the t distribution. The packages agree with scipy.stats to 13 digits.
import cdf from "@stdlib/stats-base-dists-t-cdf";
import quantile from "@stdlib/stats-base-dists-t-quantile";
import { dot } from "./matrix.ts";
import type { Ols } from "./ols.ts";
import { orWhy } from "./too_few_error.ts";

/** A number with its standard error, the degrees of freedom of its t distribution and the 95 % interval. */
export type Estimate = {
  estimate: number;
  error: number;
  df: number;
  interval: [number, number];
  /** Two-sided, of no effect. */
  p: number;
  /** Why it, or its error, is not known; null where both are. */
  why: string | null;
};

/** A weighted sum of coefficients, in the order of the fit's names; `what` it is, for a reason. */
export type EffectOf = (weights: ArrayLike<number>, what: string) => Estimate;

/** Variance of a weighted sum u of the basis' coefficients, and the degrees of freedom of its t. */
export type Noise = (u: Float64Array, what: string) => { variance: number; df: number };

/**
 * The effect of any weighted sum of a fit's coefficients, with its error and interval.
 * Where nothing shows how much it varies, the estimate stands alone and says why.
 */
export function effectsOf(fit: Pick<Ols, "inBasis" | "coefficients">, noise: Noise): EffectOf {
  return (weights, what) => {
    const estimate = dot(weights, fit.coefficients);
    const found = orWhy(() => noise(fit.inBasis(weights), what));
    return "why" in found
      ? { ...unknown(found.why), estimate }
      : estimateOf(estimate, Math.sqrt(found.variance), found.df);
  };
}

export const unknown = (why: string): Estimate => ({
  estimate: NaN,
  error: NaN,
  df: NaN,
  interval: [NaN, NaN],
  p: NaN,
  why,
});

export function estimateOf(estimate: number, error: number, df: number): Estimate {
  const half = error === 0 ? 0 : quantile(0.975, df) * error;
  const p = tPValue(estimate, error, df);
  return { estimate, error, df, interval: [estimate - half, estimate + half], p, why: null };
}

/** Two-sided p-value of an estimate against 0; 0 when it is too small for a double. */
export function tPValue(estimate: number, error: number, df: number): number {
  // no residuals and no slope: nothing speaks against a slope of 0
  return estimate === 0 ? 1 : Math.min(1, 2 * cdf(-Math.abs(estimate) / error, df));
}

/** The same on the scale of which this is the logarithm to base 10; its error by the delta method. */
export function times10(log: Estimate): Estimate {
  const estimate = 10 ** log.estimate, [low, high] = log.interval;
  const error = estimate * Math.LN10 * log.error;
  return { ...log, estimate, error, interval: [10 ** low, 10 ** high] };
}
