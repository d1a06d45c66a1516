import { clusterNumbers, pairNumbers } from "./cluster_numbers.ts";
import { scoresByCluster, sumByCluster, varianceOfScores } from "./cluster_sums.ts";
import { cr2Noise } from "./cr2_noise.ts";
import type { ErrorKind } from "./fit.ts";

/** Errors that take rows of one cluster as dependent, beyond CR1's closed formula. */
export type ClusterErrors = Extract<ErrorKind, "CR2" | "two-way">;

/** How much a coefficient varies, and with how many degrees of freedom its t is drawn. */
export type Noise = { variance: number; degreesOfFreedom: number };

/** The noise of any weighted sum of the y, under one kind of errors. */
export type NoiseOf = (weights: number[]) => Noise;

/**
 * The noise of the coefficients of a fit, in coordinates in which its design is orthonormal.
 *
 * - "CR2": see `cr2Noise`, with Satterthwaite degrees of freedom of its own for each coefficient.
 * - "two-way": dependence within two kinds of clusters at once, such as family and hardware, t with the
 *   fewer clusters − 1 (Cameron, Gelbach and Miller 2011, "Robust Inference with Multiway Clustering");
 *   statsmodels' `cov_type="cluster"` with two groups, `use_t=True`, but for the rule of
 *   `twoWayVariance`.
 *
 * @param basis the orthonormal columns of the design beside the constant one.
 * @throws {TooFewError} with fewer than 2 clusters of a kind, or where one alone decides.
 * @throws {TypeError} when a row lacks a cluster.
 */
export function clusterNoise(
  errors: ClusterErrors,
  rows: readonly { readonly cluster?: string; readonly second?: string }[],
  { basis, residuals }: { basis: readonly ArrayLike<number>[]; residuals: ArrayLike<number> },
): { noise: NoiseOf; clusters: number } {
  const n = rows.length, constant = 1 / Math.sqrt(n);
  const row = [constant, ...basis.map(() => 0)];
  const rowOf = (i: number) => {
    for (let j = 0; j < basis.length; j++) row[j + 1] = basis[j][i];
    return row;
  };
  const one = clusterNumbers(rows, "row");
  if (errors === "CR2") {
    return { noise: cr2Noise(sumByCluster(one, { rowOf, residuals })), clusters: one.count };
  }
  const other = clusterNumbers(rows, "row", "second"), both = pairNumbers(rows);
  const scores = [one, other, both]
    .map((numbers) => scoresByCluster(numbers, { rowOf, residuals }));
  const clusters = Math.min(one.count, other.count);
  return {
    noise: (weights) => ({
      variance: twoWayVariance(
        ...scores.map((each) => varianceOfScores(n, weights, each)) as Three,
      ),
      degreesOfFreedom: clusters - 1,
    }),
    clusters,
  };
}

type Three = [number, number, number];

/**
 * The CR1 variance by the one kind of cluster, plus that by the other, less that by both together; the
 * larger of the two where few clusters bring it below both.
 */
function twoWayVariance(one: number, other: number, both: number): number {
  const sum = one + other - both;
  return sum > Math.min(one, other) ? sum : Math.max(one, other);
}

/** The covariance of two weighted sums: V(a + b) = V(a) + V(b) + 2 Cov(a, b). */
export function covarianceOf(noise: NoiseOf, a: number[], b: number[]): number {
  const sum = noise(a.map((w, j) => w + b[j])).variance;
  return (sum - noise(a).variance - noise(b).variance) / 2;
}

/** The covariance of height and slopes, and each one's degrees of freedom. */
export type PlaneNoise = { covariance: number[][]; degreesOfFreedom: number[] };

/**
 * What the noise of weighted sums makes of height and slopes of a plane.
 *
 * @param plane rows, lengths of the centred columns Z, and the triangle with root · (ZᵀZ) · rootᵀ = 1
 * of the columns over their lengths.
 */
export function covarianceOfPlane(
  noise: NoiseOf,
  { n, scales, root }: {
    n: number;
    scales: readonly number[];
    root: readonly (readonly number[])[];
  },
): PlaneNoise {
  const weights = [
    [1 / Math.sqrt(n), ...scales.map(() => 0)],
    ...scales.map((scale, j) => [0, ...root.map((r) => r[j] / scale)]),
  ];
  const alone = weights.map(noise);
  return {
    covariance: weights.map((a, i) =>
      weights.map((b, j) => i === j ? alone[i].variance : covarianceOf(noise, a, b))
    ),
    degreesOfFreedom: alone.map(({ degreesOfFreedom }) => degreesOfFreedom),
  };
}

/** Whether errors are of such a kind. */
export function isClusterErrors(errors: ErrorKind): errors is ClusterErrors {
  return errors === "CR2" || errors === "two-way";
}
