import { TooFewError } from "../filter/too_few_error.ts";
import type { Fit, FitOptions } from "./fit.ts";
import { infer } from "./inference.ts";
import type { Moments } from "./moments.ts";

/**
 * The fit of `fitLinear(points)` with classical errors, from the moments of the points alone: for
 * tables that stay in a database. Agrees with `fitLinear` to 10 digits unless the points lie on the
 * line to more than 5 digits: the residuals are then what is left of a subtraction.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const moments = { n: 3, xMean: 2, yMean: 4, sxx: 2, sxy: 4, syy: 8 };
 * assert.equal(fitFromMoments(moments, { xRange: [1, 3] }).slope, 2);
 * ```
 * @throws {RangeError} when the moments are of fewer than 3 points, of one distinct x, or of no points at all.
 */
export function fitFromMoments(
  { n, xMean, yMean, sxx, sxy, syy }: Moments,
  { xRange, level = 0.95 }:
    & { xRange: [number, number] }
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
    squares = Math.max(0, syy - slope * sxy),
    variance = squares / (n - 2);
  return infer({
    growth: "linear",
    moments: { n, xMean, yMean, sxx, sxy, syy },
    slope,
    intercept: yMean - slope * xMean,
    residualSquares: squares,
    spread: { level: variance / n, slope: variance / sxx, both: 0 },
    errors: "classical",
    clusters: null,
    smearing: 1,
    xRange,
    level,
  });
}
