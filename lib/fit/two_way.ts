import { twoWayVariance } from "./cluster_noise.ts";
import { clusterSums, cr1Variance } from "./cluster_sums.ts";
import type { GrowthName } from "./fit.ts";
import type { MultipleRow } from "./multiple_fit.ts";
import type { Point } from "./point.ts";
import {
  type RobustCoefficient,
  robustCoefficient,
  SLOPE,
  slopeRows,
} from "./robust_coefficient.ts";

/**
 * One coefficient of `fitMultiple` with errors that allow for dependence within two kinds of clusters
 * at once, such as family and hardware: the CR1 variance by the one, plus that by the other, less that
 * by both together (Cameron, Gelbach and Miller 2011, "Robust Inference with Multiway Clustering"),
 * t with the fewer clusters − 1. Where that difference is below both, which few clusters can bring
 * about, the larger of the two stands. statsmodels' `cov_type="cluster"` with two groups, `use_t=True`,
 * but for that last rule.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [1, 2, 3, 4, 5, 6, 7, 8].map((x) => ({ y: x + x % 3, xs: [x], cluster: `${x % 4}` }));
 * const second = rows.map(({ xs: [x] }) => `${x % 3}`);
 * assert.equal(twoWay(rows, { names: ["x"], name: "x", second }).clusters, 3);
 * ```
 * @param second the second cluster of each row.
 * @throws {RangeError} as `fitMultiple`, and with fewer than 2 clusters of a kind.
 * @throws {TypeError} when a row lacks a cluster of either kind.
 */
export function twoWay(
  rows: readonly MultipleRow[],
  { names, name, second, level = 0.95 }: {
    names: readonly string[];
    name: string;
    second: readonly string[];
    level?: number;
  },
): RobustCoefficient {
  const by = (clusterOf: (row: MultipleRow, i: number) => string | undefined) =>
    clusterSums(rows.map((row, i) => ({ ...row, cluster: clusterOf(row, i) })), { names, name });
  const one = by((row) => row.cluster), other = by((_, i) => second[i]);
  const both = by((row, i) => JSON.stringify([row.cluster, second[i]]));
  const [a, b, ab] = [one, other, both].map(cr1Variance);
  const clusters = Math.min(one.clusters.length, other.clusters.length);
  return robustCoefficient({
    estimate: one.estimate,
    variance: twoWayVariance(a, b, ab),
    degreesOfFreedom: clusters - 1,
    clusters,
    level,
  });
}

/**
 * `twoWay` of the slope of a line, on the scale of its growth.
 *
 * @throws as `twoWay`, and as the fit of that growth.
 */
export function twoWaySlope(
  points: readonly Point[],
  { growth, ...options }: { growth: GrowthName; second: readonly string[]; level?: number },
): RobustCoefficient {
  return twoWay(slopeRows(points, growth), { ...SLOPE, ...options });
}
