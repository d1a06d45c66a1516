import { covarianceOfPlane, type PlaneNoise } from "./cluster_noise.ts";
import { cr2Noise } from "./cr2_noise.ts";
import { dot, rootOf, times } from "./matrix.ts";

/** What the rows of a cluster sum up to, v = (1, x − mean, …) of each row. */
export type ClusterScores = {
  /** Σ residual · v. */
  score: readonly number[];
  /** Σ v · vᵀ; its corner is the number of rows. */
  square: readonly (readonly number[])[];
};

/**
 * The covariance of height and slopes by CR2, and each one's degrees of freedom, as `fitMultiple` has
 * them (see `cr2Noise`), from sums over the rows of each cluster: for tables that stay in a database.
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
