import type { BrokenGrowthName } from "./broken_growth.ts";
import { type BrokenLine, brokenLine } from "./broken_line.ts";
import { tQuantile } from "./distributions.ts";
import type { FitOptions } from "./fit.ts";
import { toFittedScale } from "./fitted_scale.ts";
import { bendAt, straighten } from "./hinge.ts";
import { noiseOf } from "./hinge_errors.ts";
import { dot, times } from "./matrix.ts";
import type { Point } from "./point.ts";
import type { Prediction } from "./predict.ts";

/** A power law that changes its exponent at one x, as plain numbers, with all that its bands need. */
export type ChangingPowerLaw = {
  growth: BrokenGrowthName;
  n: number;
  /** Both exponents and their difference, with intervals. */
  line: BrokenLine;
  /**
   * log10 y as a sum of three columns that are orthogonal in the points: 1; log10 x around its mean; and
   * how far log10 x lies beyond the break, its mean and its part along log10 x taken out.
   */
  coefficients: [number, number, number];
  /** Of the coefficients, under the line's errors. */
  covariance: number[][];
  xMean: number;
  /** What is taken out of the third column. */
  bend: { mean: number; along: number };
  rSquared: number;
  /** Mean of 10^residual (Duan 1983), which turns a median into a mean. */
  smearing: number;
  /** Smallest and largest x, in the original unit. */
  xRange: [number, number];
};

/**
 * Fits a power law that changes at `breakAt`, as `brokenLine` does, with the covariance that its bands
 * need. Where the break was chosen from the same points, bands and intervals take it as known.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const points = [1, 2, 4, 8, 16, 32].map((x) => ({ x, y: x <= 4 ? x : x * x / 4 }));
 * const law = changingPowerLaw(points, { growth: "power law, changing at the limit", breakAt: 4 });
 * assert.equal(predictChanging(law, 8).estimate.toFixed(9), "16.000000000");
 * ```
 * @throws {RangeError} as `brokenLine` does.
 */
export function changingPowerLaw(
  points: readonly Point[],
  { growth, breakAt, ...options }: FitOptions & { growth: BrokenGrowthName; breakAt: number },
): ChangingPowerLaw {
  const scaled = toFittedScale(points, "power law");
  const line = brokenLine(points, breakAt, options, scaled), { n, rSquared, xRange } = line;
  const straight = straighten(scaled);
  const hinge = bendAt(straight, Math.log10(breakAt)), { bend, residuals, sbb } = hinge;
  const { noise } = noiseOf(line.errors, points, straight, hinge);
  // Each coefficient is a weighted sum of the y.
  const weights = [
    new Float64Array(n).fill(1 / n),
    straight.deviations.map((d) => d / straight.sxx),
    bend.map((b) => b / sbb),
  ];
  const alone = weights.map((each) => noise(each).variance);
  return {
    growth,
    n,
    line,
    coefficients: [straight.yMean, straight.slope, hinge.difference],
    covariance: weights.map((a, i) =>
      weights.map((b, j) =>
        i === j ? alone[i] : (noise(a.map((w, at) => w + b[at])).variance - alone[i] - alone[j]) / 2
      )
    ),
    xMean: straight.xMean,
    bend: { mean: hinge.mean, along: hinge.along },
    rSquared,
    smearing: residuals.reduce((sum, e) => sum + 10 ** e, 0) / n,
    xRange,
  };
}

/**
 * As `predict`, for a power law that changes.
 *
 * @throws {RangeError} when x is not above 0.
 */
export function predictChanging(law: ChangingPowerLaw, x: number): Prediction {
  const { line, coefficients, covariance, bend, smearing, xMean, xRange } = law;
  if (!(x > 0 && Number.isFinite(x))) {
    throw new RangeError(
      `Cannot predict from a power law that changes: x is ${x}, need a number above 0`,
    );
  }
  const log = Math.log10(x), deviation = log - xMean;
  const beyond = Math.max(0, log - Math.log10(line.breakAt)) - bend.mean - bend.along * deviation;
  const at = [1, deviation, beyond], centre = dot(coefficients, at);
  const variance = Math.max(0, dot(at, times(covariance, at)));
  const t = tQuantile((1 + line.level) / 2, line.degreesOfFreedom);
  const around = (half: number): [number, number] => [10 ** (centre - half), 10 ** (centre + half)];
  return {
    x,
    estimate: 10 ** centre,
    mean: 10 ** centre * smearing,
    confidence: around(t * Math.sqrt(variance)),
    prediction: around(t * Math.sqrt(variance + line.residualStandardError ** 2)),
    extrapolated: x < xRange[0] || x > xRange[1],
  };
}
