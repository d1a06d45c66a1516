import { TooFewError } from "../filter/too_few_error.ts";
import { clusterNumbers } from "./cluster_numbers.ts";
import { clusterNoise, covarianceOf, isClusterErrors } from "./cluster_noise.ts";
import { cr1Factor, scoresByCluster } from "./cluster_sums.ts";
import type { ErrorKind } from "./fit.ts";
import type { Point } from "./point.ts";

/**
 * Covariance matrix of a line that is written around the mean of x, y = level + slope · (x − xMean):
 * variance of the level, of the slope, and the covariance of both. Centred, so that it keeps its
 * digits when x is far from 0.
 */
export type Spread = { level: number; slope: number; both: number };

/** A line's residuals, each x's deviation from the mean of x, and the sum of the deviations' squares. */
export type Residuals = {
  residuals: Float64Array;
  deviations: Float64Array;
  sxx: number;
};

/**
 * Covariance of level and slope, and the number of clusters when there are any.
 *
 * - "classical": s² (XᵀX)⁻¹, s² over n − 2.
 * - "HC3": each squared residual over (1 − leverage)² (MacKinnon and White 1985, "Some
 *   heteroskedasticity-consistent covariance matrix estimators with improved finite sample properties").
 * - "cluster": scores summed within clusters (Liang and Zeger 1986), times G/(G − 1) · (n − 1)/(n − 2),
 *   Stata's and statsmodels' default, known as CR1. With one row per cluster this is HC1:
 *   squared residuals times n/(n − 2). With fewer than some 30 clusters the errors come out too small
 *   (Cameron and Miller 2015, "A Practitioner's Guide to Cluster-Robust Inference").
 * - "CR2" and "two-way": see `clusterNoise`.
 *
 * @throws {RangeError} when a point alone holds the line (HC3), or there are fewer than 2 clusters.
 * @throws {TypeError} when a point has no cluster.
 */
export function spreadOf(
  errors: ErrorKind,
  points: readonly Point[],
  { residuals, deviations, sxx }: Residuals,
): { spread: Spread; clusters: number | null; degreesOfFreedom?: number } {
  const n = points.length;
  if (isClusterErrors(errors)) {
    const length = Math.sqrt(sxx), basis = [deviations.map((d) => d / length)];
    const { noise, clusters } = clusterNoise(errors, points, { basis, residuals });
    const level = [1 / Math.sqrt(n), 0], slope = [0, 1 / length];
    const { variance, degreesOfFreedom } = noise(slope);
    return {
      spread: {
        level: noise(level).variance,
        slope: variance,
        both: covarianceOf(noise, level, slope),
      },
      clusters,
      degreesOfFreedom,
    };
  }
  if (errors === "HC3") {
    return { spread: hc3(residuals, deviations, sxx), clusters: null };
  }
  if (errors === "cluster") {
    const scores = clusterScores(points, residuals, deviations),
      g = scores.length / 2;
    return { spread: sandwich(scores, n, sxx, cr1Factor(g, n, 2)), clusters: g };
  }
  if (errors !== "classical") {
    throw new RangeError(
      `Cannot compute standard errors: errors is "${errors}", need "classical", "HC3", "cluster", "CR2" or "two-way"`,
    );
  }
  let squares = 0;
  for (const e of residuals) squares += e * e;
  const variance = squares / (n - 2);
  return {
    spread: { level: variance / n, slope: variance / sxx, both: 0 },
    clusters: null,
  };
}

/** Heteroscedasticity-consistent covariance, third variant. */
function hc3(
  residuals: Float64Array,
  deviations: Float64Array,
  sxx: number,
): Spread {
  const n = residuals.length, scores = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    const d = deviations[i], rest = 1 - 1 / n - d * d / sxx; // 1 − leverage
    if (rest < 1e-10) {
      throw new TooFewError(
        `Cannot compute HC3 errors: point ${i + 1} alone holds the line (leverage 1), ` +
          `need 2 points or more on both sides; use errors: "classical" or leave the point out`,
      );
    }
    scores[2 * i] = residuals[i] / rest, scores[2 * i + 1] = residuals[i] / rest * d;
  }
  return sandwich(scores, n, sxx, 1);
}

/** Sums of residuals, and of residuals times deviations, of each cluster, one pair after the other. */
function clusterScores(
  points: readonly Point[],
  residuals: Float64Array,
  deviations: Float64Array,
): Float64Array {
  const row = [1, 0];
  const rowOf = (i: number) => {
    row[1] = deviations[i];
    return row;
  };
  return scoresByCluster(clusterNumbers(points), { rowOf, residuals });
}

/** (XᵀX)⁻¹ · Σ score · scoreᵀ · (XᵀX)⁻¹, where XᵀX is diagonal because x is centred. */
function sandwich(
  scores: Float64Array,
  n: number,
  sxx: number,
  factor: number,
): Spread {
  let level = 0, slope = 0, both = 0;
  for (let i = 0; i < scores.length; i += 2) {
    const l = scores[i] / n, s = scores[i + 1] / sxx;
    level += l * l, slope += s * s, both += l * s;
  }
  return { level: factor * level, slope: factor * slope, both: factor * both };
}
