import { type Clusters, clustersOf, pairsOf, scoresOf } from "./clusters.ts";
import { cr2Noise, squaresOf } from "./cr2.ts";
import type { Noise, Ols } from "./ols.ts";
import { dot } from "./qr.ts";
import { refuseAlone } from "./too_few_error.ts";

/** How the errors of a fit are computed. */
export type Errors = "classical" | "HC1" | "HC3" | "CR1" | "CR2";

/** The errors that are right when nobody asks for others. */
export function defaultErrors(clusters: readonly Clusters[]): Errors {
  if (clusters.length === 0) return "HC3";
  return clusters.length === 1 ? "CR2" : "CR1";
}

/**
 * The noise of a fit under one kind of errors.
 *
 * - "classical": rows alike and independent. - "HC3": MacKinnon and White 1985; both t with n − k.
 * - "HC1": the same without leverages, each row a cluster of its own in CR1; t with n − 1.
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
    case "HC1":
      return cr1Noise(fit, clustersOf(Array.from(residuals, (_, i) => String(i)), "row"));
    case "HC3":
      return hc3Noise(fit, free);
    case "CR1":
      return clusters.length === 1 ? cr1Noise(fit, clusters[0]) : twoWayNoise(fit, clusters);
    case "CR2":
      return cr2Noise({
        names: clusters[0].names,
        scores: scoresOf(clusters[0], basis, residuals),
        squares: squaresOf(clusters[0], basis),
      });
  }
}

/** A row that leaves less than this of itself decides a direction alone. */
const NOTHING = 1e-10;

/** (Σ u · row · residual ÷ (1 − leverage))²: rows that alone decide u are refused. */
function hc3Noise({ basis, residuals }: Ols, df: number): Noise {
  const rest = residuals.map((_, i) => 1 - basis.reduce((sum, q) => sum + q[i] * q[i], 0));
  return (u, what) => {
    let variance = 0;
    const whole = dot(u, u);
    for (let i = 0; i < residuals.length; i++) {
      let along = 0;
      for (let j = 0; j < u.length; j++) along += u[j] * basis[j][i];
      if (rest[i] > NOTHING) variance += (along * residuals[i] / rest[i]) ** 2;
      else if (along * along > whole / 2) refuseAlone(what, `row ${i + 1}`);
    }
    return { variance, df };
  };
}

function cr1Noise({ n, basis, residuals }: Ols, clusters: Clusters): Noise {
  const scores = scoresOf(clusters, basis, residuals);
  const meat = basis.map((_, a) =>
    Float64Array.from(basis, (_, b) => scores.reduce((sum, s) => sum + s[a] * s[b], 0))
  );
  return cr1Of(meat, { n, clusters: scores.length });
}

/**
 * CR1 from Σ score · scoreᵀ over the clusters; where each row is its own cluster it is HC1 (MacKinnon and
 * White 1985).
 */
export function cr1Of(
  meat: readonly Float64Array[],
  { n, clusters }: { n: number; clusters: number },
): Noise {
  const factor = (clusters / (clusters - 1)) * ((n - 1) / (n - meat.length));
  return (u) => ({
    variance: factor * Math.max(0, dot(u, meat.map((row) => dot(row, u)))), // rounding may leave −0
    df: clusters - 1,
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
