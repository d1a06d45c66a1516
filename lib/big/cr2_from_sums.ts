import { cr2Noise, type NoiseOf } from "./cr2_noise.ts";
import { dot, rootOf, times } from "./matrix.ts";

/** The covariance of height and slopes, and each one's degrees of freedom. */
export type PlaneNoise = { covariance: number[][]; degreesOfFreedom: number[] };

/** What the rows of a cluster sum up to, v = (1, x − mean, …) of each row. */
export type ClusterScores = {
  /** Σ residual · v. */
  score: readonly number[];
  /** Σ v · vᵀ; its corner is the number of rows. */
  square: readonly (readonly number[])[];
};

/**
 * The covariance of height and slopes by CR2, and each one's degrees of freedom, (see
 * `cr2Noise`), from sums over the rows of each cluster: for tables that stay in a database.
 *
 * @param plane rows, lengths of the centred columns, and (ZᵀZ)⁻¹ of the columns over their lengths.
 * @throws {TooFewError} where one cluster alone decides on a coefficient.
 */
export function cr2FromSums(
  clusters: readonly ClusterScores[],
  { n, scales, inverse }: { n: number; scales: readonly number[]; inverse: number[][] },
): PlaneNoise {
  const root = rootOf(inverse), constant = 1 / Math.sqrt(n);
  // rows of the matrix that makes v orthonormal
  const turn = [
    [constant, ...scales.map(() => 0)],
    ...root.map((row) => [0, ...row.map((r, j) => r / scales[j])]),
  ];
  const noise = cr2Noise(clusters.map(({ score, square }) => {
    const half = square.map((row) => times(turn, row)); // square · turnᵀ
    const columns = turn.map((_, b) => half.map((row) => row[b]));
    return {
      size: square[0][0],
      score: times(turn, score),
      square: turn.map((row) => columns.map((column) => dot(row, column))),
    };
  }));
  return covarianceOfPlane(noise, { n, scales, root });
}

/**
 * What the noise of weighted sums makes of height and slopes of a plane.
 *
 * @param plane rows, lengths of the centred columns Z, and the triangle with root · (ZᵀZ) · rootᵀ = 1
 * of the columns over their lengths.
 */
function covarianceOfPlane(
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

/** The covariance of two weighted sums: V(a + b) = V(a) + V(b) + 2 Cov(a, b). */
function covarianceOf(noise: NoiseOf, a: number[], b: number[]): number {
  const sum = noise(a.map((w, j) => w + b[j])).variance;
  return (sum - noise(a).variance - noise(b).variance) / 2;
}
