import type { BrokenGrowthName } from "./broken_growth.ts";
import { type BrokenLine, brokenLine } from "./broken_line.ts";
import type { FitOptions } from "./fit.ts";
import { toFittedScale } from "./fitted_scale.ts";
import { fitMultiple } from "./multiple.ts";
import type { MultipleFit } from "./multiple_fit.ts";
import type { Point } from "./point.ts";
import type { Prediction } from "./predict.ts";
import { predictMultiple } from "./predict_multiple.ts";

/** A power law that changes its exponent at one x, as plain numbers, with all that its bands need. */
export type ChangingPowerLaw = {
  growth: BrokenGrowthName;
  n: number;
  /** Both exponents and their difference, with intervals. */
  line: BrokenLine;
  /** log10 y on log10 x and on how far log10 x lies beyond the break. */
  plane: MultipleFit;
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
  const line = brokenLine(points, breakAt, options);
  const rows = toFittedScale(points, "power law").map(({ x, y }, i) => ({
    y,
    xs: beyond(x, breakAt),
    cluster: points[i].cluster,
    second: points[i].second,
  }));
  const plane = fitMultiple(rows, { names: ["size", "size beyond the break"], ...options });
  const smeared = rows.reduce((sum, { y, xs }) => sum + 10 ** (y - estimateOf(plane, xs)), 0);
  const { n, rSquared, xRange } = line;
  return { growth, n, line, plane, rSquared, smearing: smeared / n, xRange };
}

/**
 * As `predict`, for a power law that changes.
 *
 * @throws {RangeError} when x is not above 0.
 */
export function predictChanging(law: ChangingPowerLaw, x: number): Prediction {
  const { line, plane, smearing, xRange } = law;
  if (!(x > 0 && Number.isFinite(x))) {
    throw new RangeError(
      `Cannot predict from a power law that changes: x is ${x}, need a number above 0`,
    );
  }
  const { estimate, confidence, prediction } = predictMultiple(
    plane,
    beyond(Math.log10(x), line.breakAt),
  );
  const unit = ([low, high]: [number, number]): [number, number] => [10 ** low, 10 ** high];
  return {
    x,
    estimate: 10 ** estimate,
    mean: 10 ** estimate * smearing,
    confidence: unit(confidence),
    prediction: unit(prediction),
    extrapolated: x < xRange[0] || x > xRange[1],
  };
}

function beyond(log: number, breakAt: number): [number, number] {
  return [log, Math.max(0, log - Math.log10(breakAt))];
}

function estimateOf({ coefficients: [intercept, ...slopes] }: MultipleFit, xs: readonly number[]) {
  return slopes.reduce((sum, { estimate }, j) => sum + estimate * xs[j], intercept.estimate);
}
