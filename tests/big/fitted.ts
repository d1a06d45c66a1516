import type { MultipleFit } from "../../lib/big/multiple_fit.ts";
import { exponential, linear, powerLaw } from "../../lib/stats/laws.ts";
import type { FitOptions } from "../../lib/stats/fit.ts";

/** The three growths of a large table, as the notebooks fit rows. */
export const LAWS = [linear, powerLaw, exponential];

/** A point, and where rows depend on each other, its cluster. */
export type Clustered = { x: number; y: number; cluster?: string };

/** A fit of points by a notebook's function, in the names of a fit from sums. */
export function lineBy(
  law: typeof linear,
  points: readonly Clustered[],
  errors: FitOptions["errors"],
): Record<string, number | number[]> {
  const cluster = errors === "classical" ? undefined : "cluster";
  const fit = law(points, { y: "y", x: "x", cluster, errors });
  const { intercept, x } = fit.coefficients;
  return {
    n: fit.n,
    slope: x.estimate,
    intercept: intercept.estimate,
    slopeStandardError: x.error,
    interceptStandardError: intercept.error,
    slopeInterval: x.interval,
    pValue: x.p,
    degreesOfFreedom: x.df,
    rSquared: fit.rSquared,
    residualStandardError: fit.sigma,
  };
}

/** A fit of several predictors likewise; p and degrees of freedom without the intercept's. */
export function planeBy(
  rows: readonly { y: number; xs: readonly number[]; cluster?: string }[],
  names: readonly string[],
  errors: FitOptions["errors"],
): Record<string, number | number[]> {
  const named = rows.map(({ y, xs, cluster }) => ({
    y,
    cluster,
    ...Object.fromEntries(names.map((name, j) => [name, xs[j]])),
  }));
  const cluster = errors === "classical" ? undefined : "cluster";
  const fit = linear(named, { y: "y", x: names, cluster, errors });
  const each = Object.values(fit.coefficients);
  return {
    n: fit.n,
    estimates: each.map(({ estimate }) => estimate),
    errors: each.map(({ error }) => error),
    ps: each.slice(1).map(({ p }) => p),
    degreesOfFreedom: each.slice(1).map(({ df }) => df),
    rSquared: fit.rSquared,
    sigma: fit.sigma,
  };
}

/** The figures of a fit from sums in the names of `planeBy`. */
export function planeOf(fit: MultipleFit) {
  return {
    n: fit.n,
    estimates: fit.coefficients.map(({ estimate }) => estimate),
    errors: fit.coefficients.map(({ standardError }) => standardError),
    ps: fit.coefficients.slice(1).map(({ pValue }) => pValue),
    degreesOfFreedom: fit.coefficients.slice(1).map(({ degreesOfFreedom }) => degreesOfFreedom),
    rSquared: fit.rSquared,
    sigma: fit.residualStandardError,
  };
}
