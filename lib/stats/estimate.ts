import type { Noise, Ols } from "./ols.ts";
import { dot } from "./qr.ts";
import { tHalf, tPValue } from "./t.ts";

/** A number with its uncertainty. */
export type Estimate = {
  estimate: number;
  /** Standard error. */
  error: number;
  /** Degrees of freedom of its t distribution. */
  df: number;
  /** 95 %. */
  interval: [number, number];
  /** Two-sided, of no effect. */
  p: number;
};

/** A weighted sum of coefficients, in the order of the fit's names; `what` it is, for an error. */
export type EffectOf = (weights: ArrayLike<number>, what: string) => Estimate;

/** The effect of any weighted sum of a fit's coefficients, with its error. */
export function effectsOf(fit: Ols, noise: Noise): EffectOf {
  return (weights, what) => {
    const { variance, df } = noise(fit.inBasis(weights), what);
    return estimateOf(dot(weights, fit.coefficients), Math.sqrt(variance), df);
  };
}

/** An estimate of which nothing is known. */
export const UNKNOWN: Estimate = {
  estimate: NaN,
  error: NaN,
  df: NaN,
  interval: [NaN, NaN],
  p: NaN,
};

/** An estimate from its standard error and degrees of freedom. */
export function estimateOf(estimate: number, error: number, df: number): Estimate {
  const half = error === 0 ? 0 : tHalf(df) * error;
  return {
    estimate,
    error,
    df,
    interval: [estimate - half, estimate + half],
    p: tPValue(estimate, error, df),
  };
}

/** The same on the scale of which this is the logarithm to base 10; its error by the delta method. */
export function times10({ estimate, error, df, interval: [low, high], p }: Estimate): Estimate {
  const times = 10 ** estimate;
  return {
    estimate: times,
    error: times * Math.LN10 * error,
    df,
    interval: [10 ** low, 10 ** high],
    p,
  };
}
