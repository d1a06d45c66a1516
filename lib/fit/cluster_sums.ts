import { type ClusterNumbers, clusterNumbers } from "./cluster_numbers.ts";
import { refuseCollinear } from "./collinear.ts";
import { dot, rootOf } from "./matrix.ts";
import { meansOf } from "./mean.ts";
import type { MultipleRow } from "./multiple_fit.ts";
import { checkRows } from "./multiple_rows.ts";
import { refinedPlane } from "./refined_squares.ts";

/**
 * One coefficient of a least-squares fit and what each cluster has to say of it, in coordinates in
 * which the design is orthonormal: YᵀY = 1. Inference for few clusters needs no more.
 */
export type ClusterSums = {
  /** Rows. */
  n: number;
  estimate: number;
  /** The estimate is weights · Yᵀy; its classical variance s² · weights². */
  weights: number[];
  clusters: {
    /** Its rows. */
    size: number;
    /** Yᵀ residuals over the cluster's rows. */
    score: number[];
    /** YᵀY over the cluster's rows. */
    square: number[][];
  }[];
};

/**
 * Fits rows and sums them up by cluster.
 *
 * @param name the predictor whose coefficient is asked for.
 * @throws {RangeError} as `fitMultiple`, when no predictor has that name, or with 1 cluster.
 * @throws {TypeError} when a row has no cluster.
 */
export function clusterSums(
  rows: readonly MultipleRow[],
  { names, name }: { names: readonly string[]; name: string },
): ClusterSums {
  checkRows(rows, names);
  const at = names.indexOf(name);
  if (at < 0) {
    throw new RangeError(`Cannot infer "${name}", need one of ${names.join(", ")}`);
  }
  const n = rows.length, xs = rows.map((row) => row.xs), y = rows.map((row) => row.y);
  const plane = refinedPlane(
    y,
    xs,
    meansOf(xs),
    (triangle) => refuseCollinear(triangle, names, 1e-10),
  );
  const { scaled, scales, inverse, residuals, slopes } = plane;
  const root = rootOf(inverse); // Y = Z · rootᵀ, as root · (ZᵀZ) · rootᵀ = 1
  const constant = 1 / Math.sqrt(n);
  return {
    n,
    estimate: slopes[at],
    weights: [0, ...root.map((r) => r[at] / scales[at])],
    clusters: sumByCluster(clusterNumbers(rows, "row"), {
      rowOf: (i) => [constant, ...root.map((r) => dot(r, scaled[i]))],
      residuals,
    }),
  };
}

/** Sums the rows of an orthonormal design by cluster. */
export function sumByCluster(
  { of, count }: ClusterNumbers,
  { rowOf, residuals }: {
    /** A row of the design; what it gives may be the same array each time. */
    rowOf: (i: number) => number[];
    residuals: ArrayLike<number>;
  },
): ClusterSums["clusters"] {
  const k = rowOf(0).length, zeros = () => new Array<number>(k).fill(0);
  const clusters = Array.from({ length: count }, () => ({
    size: 0,
    score: zeros(),
    square: Array.from({ length: k }, zeros),
  }));
  for (let i = 0; i < of.length; i++) {
    const cluster = clusters[of[i]], { score, square } = cluster;
    const row = rowOf(i), residual = residuals[i];
    cluster.size++;
    for (let a = 0; a < k; a++) {
      const value = row[a], squares = square[a];
      score[a] += value * residual;
      for (let b = 0; b < k; b++) squares[b] += value * row[b];
    }
  }
  return clusters;
}

/** Sums of row times residual by cluster, k numbers for each, one cluster after the other. */
export function scoresByCluster(
  { of, count }: ClusterNumbers,
  { rowOf, residuals }: { rowOf: (i: number) => number[]; residuals: ArrayLike<number> },
): Float64Array {
  const k = rowOf(0).length, scores = new Float64Array(k * count);
  for (let i = 0; i < of.length; i++) {
    const row = rowOf(i), residual = residuals[i], at = k * of[i];
    for (let j = 0; j < k; j++) scores[at + j] += row[j] * residual;
  }
  return scores;
}

/** CR1's factor: G/(G − 1) · (n − 1)/(n − k), k coefficients. */
export function cr1Factor(clusters: number, n: number, coefficients: number): number {
  return (clusters / (clusters - 1)) * ((n - 1) / (n - coefficients));
}

/** CR1 variance of a weighted sum, from the scores of clusters, one after the other. */
export function varianceOfScores(
  n: number,
  weights: readonly number[],
  scores: ArrayLike<number>,
): number {
  const k = weights.length, clusters = scores.length / k;
  let squares = 0;
  for (let at = 0; at < scores.length; at += k) {
    let along = 0;
    for (let j = 0; j < k; j++) along += weights[j] * scores[at + j];
    squares += along * along;
  }
  return cr1Factor(clusters, n, k) * squares;
}
