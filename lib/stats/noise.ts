import type { Noise } from "./estimate.ts";
import { dot, eigenOf } from "./matrix.ts";
import type { Ols } from "./ols.ts";
import { refuseAlone, TooFewError } from "./too_few_error.ts";

const KINDS = ["classical", "HC1", "HC3", "CR1", "CR2"] as const;
export type Errors = typeof KINDS[number];

/** Which cluster each row is in, counted from 0 by first appearance. */
export type Clusters = { of: Int32Array; names: string[] };

/** Numbers the clusters of rows; 1 cluster is refused, and `column` names its field. */
export function clustersOf(values: readonly string[], column: string): Clusters {
  const names = [...new Set(values)], numbers = new Map(names.map((name, g) => [name, g]));
  if (names.length > 1) {
    return { of: new Int32Array(values.map((name) => numbers.get(name)!)), names };
  }
  throw new TooFewError(
    `Cannot compute errors: all ${values.length} rows have the same ${column} (${values[0]}), ` +
      `need 2 different ones; widen the filter`,
  );
}

/** The errors asked for, or those that are right when nobody asks; refuses what does not go with the clusters. */
export function errorsFor(asked: Errors | undefined, clusters: number): Errors {
  const errors = asked ?? (clusters === 0 ? "HC3" : clusters === 1 ? "CR2" : "CR1");
  const why = !KINDS.includes(errors)
    ? `must be one of ${KINDS.join(", ")}`
    : clusters > 2
    ? `take one or two columns as \`cluster\`, found ${clusters}`
    : errors.startsWith("CR") && clusters === 0
    ? "need a `cluster`, the column whose rows are not independent"
    : errors === "CR2" && clusters === 2
    ? 'by two columns are "CR1"'
    : null;
  if (why === null) return errors;
  throw new RangeError(`Cannot compute errors: errors "${errors}" ${why}`);
}

/**
 * The noise of a fit under one kind of errors.
 *
 * - "classical": rows alike and independent. - "HC3": MacKinnon and White 1985; both t with n − k.
 * - "HC1": the same without leverages, each row a cluster of its own in CR1, but t with n − k.
 * - "CR1": Liang and Zeger 1986 with the factor G/(G − 1) · (n − 1)/(n − k), t with G − 1, as
 *   statsmodels' `cov_type="cluster", use_t=True`; with two kinds of clusters those of Cameron, Gelbach
 *   and Miller 2011, "Robust Inference with Multiway Clustering", t with the fewer clusters less 1.
 * - "CR2": see `cr2Noise`.
 */
export function noiseOf(fit: Ols, errors: Errors, clusters: readonly Clusters[]): Noise {
  const { basis, residuals } = fit, n = residuals.length, free = n - basis.length;
  switch (errors) {
    case "classical":
      return (u) => ({ variance: fit.residualSquares / free * dot(u, u), df: free });
    case "HC1": {
      const alone = clustersOf(Array.from(residuals, (_, i) => String(i)), "row");
      return withDf(cr1Noise(fit, alone), free);
    }
    case "HC3":
      return hc3Noise(fit, free);
    case "CR1":
      return clusters.length === 1 ? cr1Noise(fit, clusters[0]) : twoWayNoise(fit, clusters);
    case "CR2":
      return cr2Noise(clusters[0].names, scoresOf(clusters[0], fit), squaresOf(clusters[0], fit));
  }
}

/** A row that leaves less than this of itself decides a direction alone. */
const NOTHING = 1e-10;

/** (Σ u · row · residual ÷ (1 − leverage))²: rows that alone decide u are refused. */
function hc3Noise({ basis, residuals }: Ols, df: number): Noise {
  const rest = residuals.map((_, i) => 1 - basis.reduce((sum, q) => sum + q[i] * q[i], 0));
  return (u, what) => {
    const whole = dot(u, u);
    let variance = 0;
    for (let i = 0; i < residuals.length; i++) {
      let along = 0;
      for (let j = 0; j < u.length; j++) along += u[j] * basis[j][i];
      if (rest[i] > NOTHING) variance += (along * residuals[i] / rest[i]) ** 2;
      else if (along * along > whole / 2) refuseAlone(what, `row ${i + 1}`);
    }
    return { variance, df };
  };
}

function cr1Noise(fit: Ols, clusters: Clusters): Noise {
  const scores = scoresOf(clusters, fit);
  const meat = fit.basis.map((_, a) =>
    Float64Array.from(fit.basis, (_, b) => scores.reduce((sum, s) => sum + s[a] * s[b], 0))
  );
  return cr1Of(meat, { n: fit.residuals.length, clusters: scores.length });
}

/** CR1 from Σ score · scoreᵀ over the clusters. */
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

/** The same noise with other degrees of freedom. */
export const withDf = (noise: Noise, df: number): Noise => (u, what) => ({ ...noise(u, what), df });

/** The variance by either kind of cluster less that by both; the larger of the two where that is below both. */
function twoWayNoise(fit: Ols, [one, other]: readonly Clusters[]): Noise {
  const pairs = Array.from(one.of, (a, i) => `${a} ${other.of[i]}`);
  const kinds = [one, other, clustersOf(pairs, "pair of clusters")];
  const [a, b, both] = kinds.map((each) => cr1Noise(fit, each));
  const df = Math.min(one.names.length, other.names.length) - 1;
  return (u, what) => {
    const va = a(u, what).variance, vb = b(u, what).variance;
    const sum = va + vb - both(u, what).variance;
    return { variance: sum > Math.min(va, vb) * (1 + 1e-9) ? sum : Math.max(va, vb), df };
  };
}

/** Below this, a cluster's own part of a direction is all of it: it says nothing of the residuals there. */
const OWN_PART = 1e-9;

/**
 * CR2 with Satterthwaite's degrees of freedom, for few or unequal clusters: each cluster's residuals are
 * stretched by (1 − H)^−½, H its part of the hat matrix, so that the variance is unbiased where rows are
 * alike and independent (Bell and McCaffrey 2002; Imbens and Kolesár 2016; Pustejovsky and Tipton 2018).
 * A direction that one cluster alone decides is left out, as in R's clubSandwich. In the coordinates of
 * the orthonormal basis no matrix is larger than the columns are many, once for all weights.
 *
 * @param scores of each cluster Σ basis · residual over its rows.
 * @param squares of each Σ of the basis' rows times themselves; changed in place.
 */
export function cr2Noise(
  names: readonly string[],
  scores: readonly Float64Array[],
  squares: readonly Float64Array[][],
): Noise {
  const k = scores[0].length, alone: { vector: Float64Array; name: string }[] = [];
  // of each cluster the directions in which it pulls, with its share and how hard it pulls
  const parts = squares.map((square, g) =>
    eigenOf(square).flatMap(({ value, vector }) => {
      if (1 - value > OWN_PART) {
        return [{ vector, value, stretch: 1 / Math.sqrt(1 - value), pull: dot(vector, scores[g]) }];
      }
      alone.push({ vector, name: names[g] });
      return [];
    })
  );
  return (u, what) => {
    const whole = dot(u, u), lone = alone.find(({ vector }) => dot(vector, u) ** 2 > whole / 2);
    if (lone) refuseAlone(what, lone.name);
    const shared = new Float64Array(k * k), b = new Float64Array(k);
    let variance = 0, own = 0, diagonal = 0;
    for (const directions of parts) {
      b.fill(0);
      let pulled = 0, length = 0;
      for (const { vector, value, stretch, pull } of directions) {
        const along = stretch * dot(vector, u), turned = value * along;
        pulled += along * pull;
        length += turned * along;
        for (let i = 0; i < k; i++) b[i] += turned * vector[i];
      }
      // P_gh = [g = h] · length − b_g · b_h: its trace, and the sum of its squares
      const bb = dot(b, b);
      for (let i = 0; i < k; i++) {
        for (let j = 0; j < k; j++) shared[k * i + j] += b[i] * b[j];
      }
      variance += pulled ** 2;
      own += length - bb;
      diagonal += (length - bb) ** 2 - bb * bb;
    }
    const df = own * own / (diagonal + dot(shared, shared));
    return Number.isFinite(df) ? { variance, df } : refuseAlone(what, "one cluster");
  };
}

/** Σ basis · residual over the rows of each cluster. */
function scoresOf({ of, names }: Clusters, { basis, residuals }: Ols): Float64Array[] {
  const scores = names.map(() => new Float64Array(basis.length));
  basis.forEach((column, j) => {
    for (let i = 0; i < of.length; i++) scores[of[i]][j] += column[i] * residuals[i];
  });
  return scores;
}

/** Σ of the basis' rows times themselves, over the rows of each cluster. */
function squaresOf({ of, names }: Clusters, { basis }: Ols): Float64Array[][] {
  const squares = names.map(() => basis.map(() => new Float64Array(basis.length)));
  basis.forEach((one, a) =>
    basis.forEach((other, c) => {
      for (let i = 0; i < of.length; i++) squares[of[i]][a][c] += one[i] * other[i];
    })
  );
  return squares;
}
