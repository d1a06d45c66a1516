import { tHalf, tPValue } from "../stats/t.ts";
import type { ErrorKind, Fit, GrowthName } from "./fit.ts";
import type { Moments } from "./moments.ts";

/**
 * Covariance matrix of a line that is written around the mean of x, y = level + slope · (x − xMean):
 * variance of the level, of the slope, and the covariance of both. Centred, so that it keeps its
 * digits when x is far from 0.
 */
export type Spread = { level: number; slope: number; both: number };

/** A line before anything is inferred from it. */
export type Line = {
  growth: GrowthName;
  moments: Moments;
  slope: number;
  intercept: number;
  residualSquares: number;
  spread: Spread;
  errors: ErrorKind;
  clusters: number | null;
  /** Of the t distribution. @default n − 2, or clusters − 1 */
  degreesOfFreedom?: number;
  smearing: number;
  xRange: [number, number];
  level: number;
};

/**
 * Standard errors, intervals, p-value and R² of a line.
 *
 * @throws {RangeError} when `level` is not between 0 and 1, or a number left what a double can hold.
 */
export function infer(line: Line): Fit {
  const {
    moments: { n, xMean, sxx, syy },
    slope,
    intercept,
    spread,
    level,
    clusters,
  } = line;
  if (!(level > 0 && level < 1)) {
    throw new RangeError(
      `Cannot compute intervals: level is ${level}, need a share between 0 and 1, such as 0.95`,
    );
  }
  const degreesOfFreedom = line.degreesOfFreedom ?? (clusters === null ? n - 2 : clusters - 1);
  const t = tHalf(degreesOfFreedom, level);
  const slopeStandardError = Math.sqrt(spread.slope);
  const interceptStandardError = Math.sqrt(
    Math.max(
      0,
      spread.level + xMean * (xMean * spread.slope - 2 * spread.both),
    ),
  );
  const fit: Fit = {
    growth: line.growth,
    n,
    slope,
    intercept,
    rSquared: syy === 0 ? 0 : Math.max(0, 1 - line.residualSquares / syy),
    slopeStandardError,
    interceptStandardError,
    residualStandardError: Math.sqrt(line.residualSquares / (n - 2)),
    pValue: tPValue(slope, slopeStandardError, degreesOfFreedom),
    slopeInterval: around(slope, t * slopeStandardError),
    interceptInterval: around(intercept, t * interceptStandardError),
    level,
    degreesOfFreedom,
    errors: line.errors,
    clusters,
    covariance: spread.both - xMean * spread.slope,
    xMean,
    sumSquaresX: sxx,
    smearing: line.smearing,
    xRange: line.xRange,
  };
  const broken = Object.entries(fit).find(([, v]) =>
    [v].flat().some((x) => typeof x === "number" && !Number.isFinite(x))
  );
  if (broken) {
    throw new RangeError(
      `Cannot fit: ${broken[0]} is ${broken[1]}, need a finite number; x or y are too large or ` +
        `too close together for a double, use another unit`,
    );
  }
  return fit;
}

function around(centre: number, half: number): [number, number] {
  return [centre - half, centre + half];
}
