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
  const k = scores[0].length, alone: { vector: Float64Array; name: string }[] = [];
  // of each cluster what turns weights into its stretched pull, into P_g's share of it, and its length
  const parts = squares.map((square, g) => {
    const pull = new Float64Array(k),
      turn = new Float64Array(k * k),
      span = new Float64Array(k * k);
    eigenOf(square).forEach(({ value, vector }) => {
      if (1 - value <= NOTHING) return alone.push({ vector, name: names[g] });
      const stretch = 1 / Math.sqrt(1 - value), onScore = stretch * dot(vector, scores[g]);
      for (let i = 0; i < k; i++) {
        pull[i] += onScore * vector[i];
        const turned = stretch * value * vector[i];
        for (let j = 0; j < k; j++) {
          turn[k * i + j] += turned * vector[j], span[k * i + j] += stretch * turned * vector[j];
        }
      }
    });
    return { pull, turn, span };
  });
  return (u, what) => {
    const whole = dot(u, u), lone = alone.find(({ vector }) => dot(vector, u) ** 2 > whole / 2);
    if (lone) refuseAlone(what, lone.name);
    const shared = new Float64Array(k * k), b = new Float64Array(k);
    let variance = 0, own = 0, diagonal = 0;
    for (const { pull, turn, span } of parts) {
      let length = 0, bb = 0;
      for (let i = 0; i < k; i++) {
        let turned = 0, spanned = 0;
        for (let j = 0; j < k; j++) {
          turned += turn[k * i + j] * u[j], spanned += span[k * i + j] * u[j];
        }
        b[i] = turned, bb += turned * turned, length += u[i] * spanned;
      }
      variance += dot(pull, u) ** 2;
      // P_gh = [g = h] · length − b_g · b_h: its trace, and the sum of its squares
      for (let i = 0; i < k; i++) {
        for (let j = 0; j < k; j++) shared[k * i + j] += b[i] * b[j];
      }
      own += length - bb, diagonal += (length - bb) ** 2 - bb * bb;
    }
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
