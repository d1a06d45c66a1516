import type { Clusters } from "./clusters.ts";
import { eigenOf } from "./eigen.ts";
import type { Noise } from "./ols.ts";
import { dot } from "./qr.ts";
import { refuseAlone } from "./too_few_error.ts";

/** Below this, a cluster's own part of a direction is all of it: it says nothing of the residuals there. */
const NOTHING = 1e-9;

/** What a fit with an orthonormal basis needs to know of its clusters. */
export type ClusterSums = {
  names: readonly string[];
  /** Of each cluster Σ basis · residual over its rows. */
  scores: readonly Float64Array[];
  /** Of each Σ of the basis' rows times themselves; changed in place. */
  squares: readonly Float64Array[][];
};

/**
 * CR2 variance of a weighted sum of the coefficients and its Satterthwaite degrees of freedom, for few
 * or unequal clusters: each cluster's residuals are stretched by (1 − H)^−½, H its part of the hat
 * matrix, so that the variance is unbiased where rows are alike and independent, and t has the degrees
 * of freedom that match the variance of that variance (Bell and McCaffrey 2002, "Bias Reduction in
 * Standard Errors for Linear Regression with Multi-Stage Samples"; Imbens and Kolesár 2016, "Robust
 * Standard Errors in Small Samples"; Pustejovsky and Tipton 2018). A direction that one cluster alone
 * decides is left out (generalized inverse), as in R's clubSandwich. All of it happens in the
 * coordinates of the orthonormal basis, so that no matrix is larger than the columns are many, however
 * many rows a cluster has: O(rows · k² + clusters · k³), once for all weights.
 */
export function cr2Noise({ names, scores, squares }: ClusterSums): Noise {
  const parts = squares.map(eigenOf), k = scores[0].length, b = new Float64Array(k);
  return (u, what) => {
    const shared = new Float64Array(k * k), whole = dot(u, u);
    let variance = 0, own = 0, diagonal = 0;
    parts.forEach(({ values, vectors }, g) => {
      let pull = 0, length = 0, bb = 0; // of the stretched weights on the score, and their squares
      b.fill(0);
      for (let i = 0; i < k; i++) {
        const d = values[i], vector = vectors[i], along = dot(vector, u);
        if (1 - d <= NOTHING) {
          if (along * along > whole / 2) refuseAlone(what, names[g]);
          continue;
        }
        const stretch = along / Math.sqrt(1 - d);
        pull += stretch * dot(vector, scores[g]);
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
    });
    const df = own * own / (diagonal + dot(shared, shared));
    return Number.isFinite(df) ? { variance, df } : refuseAlone(what, "one cluster");
  };
}

/** Σ of the basis' rows times themselves, over the rows of each cluster. */
export function squaresOf(
  { of, names }: Clusters,
  basis: readonly Float64Array[],
): Float64Array[][] {
  const k = basis.length;
  const squares = names.map(() => basis.map(() => new Float64Array(k)));
  for (let a = 0; a < k; a++) {
    for (let c = a; c < k; c++) {
      const one = basis[a], other = basis[c];
      for (let i = 0; i < of.length; i++) squares[of[i]][a][c] += one[i] * other[i];
      for (const square of squares) square[c][a] = square[a][c];
    }
  }
  return squares;
}
