import { TooFewError } from "../filter/too_few_error.ts";
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
    clusters: sumByCluster(n, {
      clusterOf: (i) => rows[i].cluster,
      rowOf: (i) => [constant, ...root.map((r) => dot(r, scaled[i]))],
      residuals,
    }),
  };
}

/**
 * Sums n rows of an orthonormal design by cluster.
 *
 * @throws {TooFewError} with 1 cluster.
 * @throws {TypeError} when a row has no cluster.
 */
export function sumByCluster(
  n: number,
  { clusterOf, rowOf, residuals }: {
    clusterOf: (i: number) => string | undefined;
    /** A row of the design; what it gives may be the same array each time. */
    rowOf: (i: number) => number[];
    residuals: ArrayLike<number>;
  },
): ClusterSums["clusters"] {
  const places = new Map<string, number>(), clusters: ClusterSums["clusters"] = [];
  for (let i = 0; i < n; i++) {
    const cluster = clusterOf(i), row = rowOf(i), k = row.length, residual = residuals[i];
    if (cluster === undefined) {
      throw new TypeError(
        `Cannot compute cluster errors: row ${i + 1} has no cluster; give each row one`,
      );
    }
    let place = places.get(cluster);
    if (place === undefined) {
      places.set(cluster, place = clusters.length);
      clusters.push({
        size: 0,
        score: new Array<number>(k).fill(0),
        square: Array.from({ length: k }, () => new Array<number>(k).fill(0)),
      });
    }
    const { score, square } = clusters[place];
    clusters[place].size++;
    for (let a = 0; a < k; a++) {
      const value = row[a], squares = square[a];
      score[a] += value * residual;
      for (let b = 0; b < k; b++) squares[b] += value * row[b];
    }
  }
  if (clusters.length < 2) {
    throw new TooFewError(
      `Cannot compute cluster errors: ${n} rows are in 1 cluster (${clusterOf(0)}), need 2; ` +
        `widen the filter`,
    );
  }
  return clusters;
}

/** CR1's factor: G/(G − 1) · (n − 1)/(n − k), k coefficients. */
export function cr1Factor(clusters: number, n: number, coefficients: number): number {
  return (clusters / (clusters - 1)) * ((n - 1) / (n - coefficients));
}

/** CR1 variance of the estimate. */
export function cr1Variance({ n, weights, clusters }: ClusterSums): number {
  const squares = clusters.reduce((sum, { score }) => sum + dot(weights, score) ** 2, 0);
  return cr1Factor(clusters.length, n, weights.length) * squares;
}
