import { TooFewError } from "../filter/too_few_error.ts";
import { linearRegression } from "simple-statistics";
import type { Fit, FitOptions, GrowthName } from "./fit.ts";
import { infer } from "./inference.ts";
import { momentsOf } from "./moments.ts";
import type { Point } from "./point.ts";
import { spreadOf } from "./robust_covariance.ts";

/** The points on the scale on which `growth` is a straight line. */
export function onFittedScale(
  points: readonly Point[],
  growth: GrowthName,
): Point[] {
  const logX = growth === "power law", logY = growth !== "linear";
  return points.map(({ x, y }) => ({
    x: logX ? Math.log10(x) : x,
    y: logY ? Math.log10(y) : y,
  }));
}

/** Least squares on the scale of `growth`, of points already checked. */
export function leastSquares(
  growth: GrowthName,
  points: readonly Point[],
  { errors = "classical", level = 0.95 }: FitOptions,
  /** The points on the scale of `growth`, where somebody has them already. */
  scaled: readonly Point[] = onFittedScale(points, growth),
): Fit {
  const moments = momentsOf(scaled), { n, xMean, yMean, sxx, syy } = moments;
  if (!(sxx > 0)) {
    throw new TooFewError(
      `Cannot fit: the ${n} x differ too little for a double (from x = ${points[0].x}); ` +
        `use another unit or widen the filter`,
    );
  }
  // equal y have slope 0; a sum of rounding errors would say otherwise
  const { m: slope, b: intercept } = syy === 0
    ? { m: 0, b: yMean }
    : linearRegression(scaled.map(({ x, y }) => [x, y]));
  const residuals = new Float64Array(n), deviations = new Float64Array(n);
  let residualSquares = 0, smeared = 0, low = Infinity, high = -Infinity;
  for (let i = 0; i < n; i++) {
    const { x, y } = scaled[i], d = x - xMean, e = y - yMean - slope * d;
    deviations[i] = d, residuals[i] = e, residualSquares += e * e;
    if (growth !== "linear") smeared += 10 ** e;
    low = Math.min(low, points[i].x), high = Math.max(high, points[i].x);
  }
  return infer({
    growth,
    moments,
    slope,
    intercept,
    residualSquares,
    ...spreadOf(errors, points, { residuals, deviations, sxx }),
    errors,
    smearing: growth === "linear" ? 1 : smeared / n,
    xRange: [low, high],
    level,
  });
}
