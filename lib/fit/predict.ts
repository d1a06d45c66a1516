import { tQuantile } from "./distributions.ts";
import type { Fit } from "./fit.ts";

/** What a fit says of one x, in the original unit of y. */
export type Prediction = {
  x: number;
  /** Where the line is: the mean of y when linear, its median when a logarithm was fitted. */
  estimate: number;
  /** Mean of y: the estimate times Duan's smearing factor (1 when linear). */
  mean: number;
  /** Where the line may be, at the fit's level and under its errors. Of the estimate, not of `mean`. */
  confidence: [number, number];
  /** Where one more observation may be. */
  prediction: [number, number];
  /** Whether x is outside the data. */
  extrapolated: boolean;
};

/**
 * Estimate at x with its confidence and prediction interval, in the original unit of y.
 *
 * A line through logarithms gives the median of y when 10 is raised to it; the mean is higher, by the
 * mean of 10^residual (Duan 1983, "Smearing Estimate: A Nonparametric Retransformation Method"), which
 * takes the scatter to be alike at every x. The prediction interval adds the residual variance to that
 * of the line, takes residuals as normal on the fitted scale, and is of the median's scale too.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitPowerLaw } from "./power_law.ts";
 * const fit = fitPowerLaw([{ x: 1, y: 1 }, { x: 10, y: 100 }, { x: 100, y: 10_000 }]);
 * assert.ok(Math.abs(predict(fit, 20).estimate - 400) < 1e-9);
 * assert.equal(predict(fit, 1000).extrapolated, true);
 * ```
 * @throws {RangeError} when x is no finite number, not above 0 under a power law, or so far away that
 * y leaves what a double can hold.
 */
export function predict(fit: Fit, x: number): Prediction {
  const { growth, slope, intercept, residualStandardError: s } = fit;
  if (!Number.isFinite(x) || (growth === "power law" && x <= 0)) {
    throw new RangeError(
      `Cannot predict from ${
        growth === "exponential" ? "an" : "a"
      } ${growth} fit: x is ${x}, need ${
        growth === "power law" ? "a number above 0" : "a finite number"
      }`,
    );
  }
  const u = growth === "power law" ? Math.log10(x) : x;
  const t = tQuantile((1 + fit.level) / 2, fit.degreesOfFreedom);
  const line = intercept + slope * u, variance = lineVariance(fit, u);
  const half = t * Math.sqrt(variance), wide = t * Math.sqrt(variance + s * s);
  const unit = (v: number) => growth === "linear" ? v : 10 ** v;
  const estimate = unit(line), mean = estimate * fit.smearing;
  const highest = unit(line + wide);
  if (![highest, mean, unit(line - wide)].every(Number.isFinite)) {
    throw new RangeError(
      `Cannot predict from ${
        growth === "exponential" ? "an" : "a"
      } ${growth} fit: at x = ${x} the interval ends at ${highest}, ` +
        `need a finite number; stay nearer to the data (${fit.xRange.join(" to ")})`,
    );
  }
  return {
    x,
    estimate,
    mean,
    confidence: [unit(line - half), unit(line + half)],
    prediction: [unit(line - wide), highest],
    extrapolated: x < fit.xRange[0] || x > fit.xRange[1],
  };
}

/** Variance of the line at u on the fitted scale. */
function lineVariance(fit: Fit, u: number): number {
  if (fit.errors === "classical") { // keeps its digits however far the data are from 0
    const d = u - fit.xMean;
    return fit.residualStandardError ** 2 *
      (1 / fit.n + d * d / fit.sumSquaresX);
  }
  const { interceptStandardError: a, slopeStandardError: b } = fit;
  return Math.max(0, a * a + u * (u * b * b + 2 * fit.covariance));
}
