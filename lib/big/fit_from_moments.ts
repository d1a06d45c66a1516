import { TooFewError } from "../stats/too_few_error.ts";
import type { Fit, FitOptions } from "./fit.ts";
import { cr2FromSums, type PlaneNoise } from "./cr2_from_sums.ts";
import { infer, type Spread } from "./inference.ts";
import type { Moments } from "./moments.ts";
import {
  checkClusters,
  type ClusterOptions,
  cr1Factor,
  type ScoreProducts,
} from "./multiple_moments.ts";

/**
 * The fit of `fitLinear(points)` from the moments of the points alone: for tables that stay in a
 * database. Errors are classical, or clustered as in `fitMultipleFromMoments`. Agrees
 * with `fitLinear` to 10 digits; where the points lie on the line to more than 5 digits it needs
 * `residualSquares` for that, which are else what is left of a subtraction.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const moments = { n: 3, xMean: 2, yMean: 4, sxx: 2, sxy: 4, syy: 8 };
 * assert.equal(fitFromMoments(moments, { xRange: [1, 3] }).slope, 2);
 * ```
 * @throws {RangeError} when the moments are of fewer than 3 points, of one distinct x, or of no points at all,
 * or the scores of fewer than 2 clusters.
 */
export function fitFromMoments(
  { n, xMean, yMean, sxx, sxy, syy }: Moments,
  { xRange, level = 0.95, scores = null, each = null, residualSquares }:
    & { xRange: [number, number]; residualSquares?: number }
    & ClusterOptions
    & Pick<FitOptions, "level">,
): Fit {
  if (!(Number.isInteger(n) && n >= 3)) {
    throw new TooFewError(
      `Cannot fit a line: moments of ${n} points, need 3; widen the filter`,
    );
  }
  const slack = 1 + 1e-9; // a database may round
  if (
    !(sxx > 0 && syy >= 0 &&
      Math.abs(sxy) <= Math.sqrt(sxx) * Math.sqrt(syy) * slack)
  ) {
    throw new RangeError(
      `Cannot fit a line: sxx = ${sxx}, syy = ${syy}, sxy = ${sxy}, need sxx > 0, syy ≥ 0 and ` +
        `sxy² ≤ sxx · syy; take them centred on the means, from rows with 2 different x`,
    );
  }
  const slope = sxy / sxx,
    squares = residualSquares ?? Math.max(0, syy - slope * sxy),
    variance = squares / (n - 2);
  if (each) checkClusters(each.length);
  const cr2 = each && cr2FromSums(each, { n, scales: [Math.sqrt(sxx)], inverse: [[1]] });
  return infer({
    growth: "linear",
    moments: { n, xMean, yMean, sxx, sxy, syy },
    slope,
    intercept: yMean - slope * xMean,
    residualSquares: squares,
    spread: cr2
      ? spreadOfPlane(cr2)
      : scores
      ? spreadOfScores(scores, n, sxx)
      : { level: variance / n, slope: variance / sxx, both: 0 },
    degreesOfFreedom: cr2?.degreesOfFreedom[1],
    errors: cr2 ? "CR2" : scores ? "cluster" : "classical",
    clusters: each?.length ?? scores?.clusters ?? null,
    smearing: 1,
    xRange,
    level,
  });
}

/** The covariance of height and one slope. */
function spreadOfPlane({ covariance: [[level, both], [, slope]] }: PlaneNoise): Spread {
  return { level, slope, both };
}

/** The clustered covariance of `spreadOf`, from products that are summed already. */
function spreadOfScores({ products, clusters }: ScoreProducts, n: number, sxx: number): Spread {
  checkClusters(clusters);
  const factor = cr1Factor(clusters, n, 2);
  return {
    level: factor * products[0][0] / n / n,
    slope: factor * products[1][1] / sxx / sxx,
    both: factor * products[0][1] / n / sxx,
  };
}
