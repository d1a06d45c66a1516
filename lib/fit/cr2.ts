import { TooFewError } from "../filter/too_few_error.ts";
import { type ClusterSums, clusterSums } from "./cluster_sums.ts";
import type { GrowthName } from "./fit.ts";
import { dot, eigenOf } from "./matrix.ts";
import type { MultipleRow } from "./multiple_fit.ts";
import type { Point } from "./point.ts";
import {
  type RobustCoefficient,
  robustCoefficient,
  SLOPE,
  slopeRows,
} from "./robust_coefficient.ts";

/** Below this, a cluster's own part of a direction is all of it: it says nothing of the residuals there. */
const NOTHING = 1e-9;

/**
 * One coefficient of `fitMultiple` with CR2 errors and Satterthwaite degrees of freedom, for few or
 * unequal clusters: each cluster's residuals are stretched by (1 − H)^−½, H its part of the hat
 * matrix, so that the variance is unbiased where rows are alike and independent, and t has the degrees
 * of freedom that match the variance of that variance (Bell and McCaffrey 2002, "Bias Reduction in
 * Standard Errors for Linear Regression with Multi-Stage Samples"; Imbens and Kolesár 2016, "Robust
 * Standard Errors in Small Samples"; Pustejovsky and Tipton 2018). A direction that one cluster alone
 * decides is left out (generalized inverse), as in R's clubSandwich. O(rows · k² + clusters · k³).
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [1, 2, 3, 4, 5, 6, 7, 8].map((x) => ({ y: x + x % 3, xs: [x], cluster: `${x % 4}` }));
 * const { degreesOfFreedom } = cr2(rows, { names: ["x"], name: "x" });
 * assert.ok(degreesOfFreedom < 3); // where CR1 takes clusters − 1
 * ```
 * @throws {RangeError} as `fitMultiple`, with fewer than 2 clusters, and where one cluster alone decides.
 * @throws {TypeError} when a row has no cluster.
 */
export function cr2(
  rows: readonly MultipleRow[],
  { names, name, level = 0.95 }: { names: readonly string[]; name: string; level?: number },
): RobustCoefficient {
  const sums = clusterSums(rows, { names, name });
  const { estimate, clusters } = sums;
  return robustCoefficient({ estimate, ...cr2Variance(sums), clusters: clusters.length, level });
}

/**
 * `cr2` of the slope of a line, on the scale of its growth: of the exponent, where that is a power law.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const points = [1, 2, 3, 4, 5, 6, 7, 8].map((x) => ({ x, y: x + x % 3, cluster: `${x % 4}` }));
 * assert.equal(cr2Slope(points, { growth: "power law" }).clusters, 4);
 * ```
 * @throws as `cr2`, and as the fit of that growth.
 */
export function cr2Slope(
  points: readonly Point[],
  { growth, level }: { growth: GrowthName; level?: number },
): RobustCoefficient {
  return cr2(slopeRows(points, growth), { ...SLOPE, level });
}

/** The one eigenvalue above 0 of a row times itself, and its vector. */
function eigenOfRow(square: number[][]): { values: number[]; vectors: number[][] } {
  const longest = square.reduce((a, b) => dot(b, b) > dot(a, a) ? b : a);
  const length = Math.sqrt(dot(longest, longest));
  return {
    values: [square.reduce((sum, row, j) => sum + row[j], 0)],
    vectors: [longest.map((v) => v / length)],
  };
}

/** Refuses a coefficient that hangs, by more than half, on what a single cluster decides. */
function refuseLone(share: number): void {
  if (share <= 0.5) return;
  throw new TooFewError(
    "Cannot compute cluster errors: one cluster alone decides on the coefficient, so that nothing " +
      "shows how much it varies; need 2 that differ in it; widen the filter",
  );
}

/** Variance of the estimate and its Satterthwaite degrees of freedom. */
export function cr2Variance({ weights, clusters }: ClusterSums): Cr2Noise {
  return cr2Noise(clusters)(weights);
}

type Cr2Noise = { variance: number; degreesOfFreedom: number };

/** The same for several weights on the same clusters, which are decomposed once. */
export function cr2Noise(clusters: ClusterSums["clusters"]): (weights: number[]) => Cr2Noise {
  const decomposed = clusters.map(({ size, score, square }) => ({
    score,
    ...size === 1 ? eigenOfRow(square) : eigenOf(square),
  }));
  return (weights) => noiseOf(weights, decomposed);
}

function noiseOf(
  weights: readonly number[],
  clusters: readonly ({ score: number[] } & ReturnType<typeof eigenOf>)[],
): Cr2Noise {
  const k = weights.length, shared = weights.map(() => new Array<number>(k).fill(0));
  let variance = 0, own = 0, diagonal = 0;
  for (const { score, values, vectors } of clusters) {
    let pull = 0, length = 0; // of the cluster's stretched weights on its score, and their square
    const b = new Array<number>(k).fill(0);
    values.forEach((d, i) => {
      if (d <= NOTHING) return;
      const along = dot(vectors[i], weights);
      if (1 - d <= NOTHING) return refuseLone(along * along / dot(weights, weights));
      const stretch = along / Math.sqrt(1 - d);
      pull += stretch * dot(vectors[i], score);
      length += stretch * stretch * d;
      for (let j = 0; j < k; j++) b[j] += stretch * d * vectors[i][j];
    });
    variance += pull * pull;
    // P_gh = [g = h] · length − b_g · b_h: its trace, and the sum of its squares
    const bb = dot(b, b);
    own += length - bb, diagonal += (length - bb) ** 2 - bb * bb;
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) shared[i][j] += b[i] * b[j];
    }
  }
  const squares = diagonal + shared.reduce((sum, row) => sum + dot(row, row), 0);
  return { variance, degreesOfFreedom: own * own / squares };
}
