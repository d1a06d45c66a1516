import { type Clusters, pairsOf, scoresOf } from "./clusters.ts";
import { cr2Noise } from "./cr2.ts";
import type { Noise, Ols } from "./ols.ts";
import { dot } from "./qr.ts";
import { TooFewError } from "./too_few_error.ts";

/** How the errors of a fit are computed. */
export type Errors = "classical" | "HC3" | "CR1" | "CR2";

/** The errors that are right when nobody asks for others. */
export function defaultErrors(clusters: readonly Clusters[]): Errors {
  if (clusters.length === 0) return "HC3";
  return clusters.length === 1 ? "CR2" : "CR1";
}

/**
 * The noise of a fit under one kind of errors.
 *
 * - "classical": rows alike and independent. - "HC3": MacKinnon and White 1985; both t with n − k.
 * - "CR1": Liang and Zeger 1986 with the factor G/(G − 1) · (n − 1)/(n − k), t with G − 1, as
 *   statsmodels' `cov_type="cluster", use_t=True`; with two kinds of clusters those of Cameron, Gelbach
 *   and Miller 2011, "Robust Inference with Multiway Clustering", t with the fewer clusters less 1.
 * - "CR2": see `cr2Noise`.
 */
export function noiseOf(fit: Ols, errors: Errors, clusters: readonly Clusters[]): Noise {
  const { n, basis, residuals } = fit, free = n - basis.length;
  switch (errors) {
    case "classical":
      return (u) => ({ variance: fit.residualSquares / free * dot(u, u), df: free });
    case "HC3": {
      const stretched = residuals.map((e, i) => e / restOf(fit, i));
      return (u) => ({ variance: squaresAlong(u, basis, stretched), df: free });
    }
    case "CR1":
      return clusters.length === 1 ? cr1Noise(fit, clusters[0]) : twoWayNoise(fit, clusters);
    case "CR2":
      return cr2Noise(fit, clusters[0]);
  }
}

/** What a row's own residual leaves of it: 1 − its leverage. */
function restOf({ leverages }: Ols, i: number): number {
  if (1 - leverages[i] > 1e-10) return 1 - leverages[i];
  throw new TooFewError(
    `Cannot compute HC3 errors: row ${
      i + 1
    } alone decides a coefficient, so that nothing shows how ` +
      `much it varies; leave the row out or widen the filter`,
  );
}

/** Σ (u · row · residual)². */
function squaresAlong(
  u: Float64Array,
  basis: readonly Float64Array[],
  residuals: Float64Array,
): number {
  const along = new Float64Array(residuals.length);
  basis.forEach((column, j) => {
    for (let i = 0; i < along.length; i++) along[i] += u[j] * column[i];
  });
  let sum = 0;
  for (let i = 0; i < along.length; i++) sum += (along[i] * residuals[i]) ** 2;
  return sum;
}

function cr1Noise({ n, basis, residuals }: Ols, clusters: Clusters): Noise {
  const scores = scoresOf(clusters, basis, residuals), count = scores.length;
  const factor = (count / (count - 1)) * ((n - 1) / (n - basis.length));
  return (u) => ({
    variance: factor * scores.reduce((sum, score) => sum + dot(u, score) ** 2, 0),
    df: count - 1,
  });
}

/**
 * The variance by the one kind of cluster, plus that by the other, less that by both together; the
 * larger of the two where few clusters bring it below both.
 */
function twoWayNoise(fit: Ols, [one, other]: readonly Clusters[]): Noise {
  const [a, b, both] = [one, other, pairsOf(one, other)].map((each) => cr1Noise(fit, each));
  const df = Math.min(one.names.length, other.names.length) - 1;
  return (u, what) => {
    const va = a(u, what).variance, vb = b(u, what).variance;
    const sum = va + vb - both(u, what).variance;
    return { variance: sum > Math.min(va, vb) * (1 + 1e-9) ? sum : Math.max(va, vb), df };
  };
}
