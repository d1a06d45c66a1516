import { clusterSums } from "./cluster_sums.ts";
import { cr2Variance } from "./cr2_noise.ts";
import type { GrowthName } from "./fit.ts";
import type { MultipleRow } from "./multiple_fit.ts";
import type { Point } from "./point.ts";
import {
  type RobustCoefficient,
  robustCoefficient,
  SLOPE,
  slopeRows,
} from "./robust_coefficient.ts";

export { cr2Variance };

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
