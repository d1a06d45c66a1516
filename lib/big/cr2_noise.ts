import { TooFewError } from "../stats/too_few_error.ts";
import { dot, eigenOf } from "./matrix.ts";

/** Below this, a cluster's own part of a direction is all of it: it says nothing of the residuals there. */
const NOTHING = 1e-9;

/** The one eigenvalue above 0 of a row times itself, and its vector. */
function eigenOfRow(square: number[][]): { values: number[]; vectors: number[][] } {
  const longest = square.reduce((a, b) => dot(b, b) > dot(a, a) ? b : a);
  const length = Math.sqrt(dot(longest, longest));
  return {
    values: [square.reduce((sum, row, j) => sum + row[j], 0)],
    vectors: [longest.map((v) => v / length)],
  };
}

/** Refuses a coefficient of which a single cluster decides more than half. */
function refuseLone(share: number): void {
  if (share <= 0.5) return;
  throw new TooFewError(
    "Cannot compute cluster errors: one cluster alone decides on the coefficient, so that nothing " +
      "shows how much it varies; need 2 that differ in it; widen the filter",
  );
}

/** How much a coefficient varies, and with how many degrees of freedom its t is drawn. */
export type Noise = { variance: number; degreesOfFreedom: number };

/** The noise of a weighted sum of coefficients. */
export type NoiseOf = (weights: number[]) => Noise;

/** What a cluster has to say of a fit, in coordinates in which the design Y is orthonormal: YᵀY = 1. */
export type ClusterSums = {
  /** Its rows. */
  size: number;
  /** Yᵀ residuals over the cluster's rows. */
  score: number[];
  /** YᵀY over the cluster's rows. */
  square: number[][];
};

/**
 * CR2 variance of a weighted sum of the coefficients and its Satterthwaite degrees of freedom, for few
 * or unequal clusters: each cluster's residuals are stretched by (1 − H)^−½, H its part of the hat
 * matrix, so that the variance is unbiased where rows are alike and independent, and t has the degrees
 * of freedom that match the variance of that variance (Bell and McCaffrey 2002, "Bias Reduction in
 * Standard Errors for Linear Regression with Multi-Stage Samples"; Imbens and Kolesár 2016, "Robust
 * Standard Errors in Small Samples"; Pustejovsky and Tipton 2018). A direction that one cluster alone
 * decides is left out (generalized inverse), as in R's clubSandwich. O(rows · k² + clusters · k³), the
 * clusters being decomposed once for all weights.
 *
 * @throws {TooFewError} where one cluster alone decides.
 */
export function cr2Noise(clusters: readonly ClusterSums[]): NoiseOf {
  const decomposed = clusters.map(({ size, score, square }) => ({
    score,
    ...size === 1 ? eigenOfRow(square) : eigenOf(square),
  }));
  return (weights) => noiseOf(weights, decomposed);
}

function noiseOf(
  weights: readonly number[],
  clusters: readonly ({ score: number[] } & ReturnType<typeof eigenOf>)[],
): Noise {
  const k = weights.length, whole = dot(weights, weights);
  const b = new Float64Array(k), shared = new Float64Array(k * k);
  let variance = 0, own = 0, diagonal = 0;
  for (const { score, values, vectors } of clusters) {
    let pull = 0, length = 0, bb = 0; // of the stretched weights on the score, and their squares
    b.fill(0);
    for (let i = 0; i < values.length; i++) {
      const d = values[i], vector = vectors[i];
      let along = 0, scored = 0;
      for (let j = 0; j < k; j++) along += vector[j] * weights[j], scored += vector[j] * score[j];
      if (1 - d <= NOTHING) {
        refuseLone(along * along / whole);
        continue;
      }
      const stretch = along / Math.sqrt(1 - d);
      pull += stretch * scored;
      length += stretch * stretch * d;
      for (let j = 0; j < k; j++) b[j] += stretch * d * vector[j];
    }
    variance += pull * pull;
    // P_gh = [g = h] · length − b_g · b_h: its trace, and the sum of its squares
    for (let i = 0; i < k; i++) {
      bb += b[i] * b[i];
      for (let j = 0; j < k; j++) shared[k * i + j] += b[i] * b[j];
    }
    own += length - bb, diagonal += (length - bb) ** 2 - bb * bb;
  }
  const squares = diagonal + dot(shared, shared);
  return { variance, degreesOfFreedom: own * own / squares };
}
