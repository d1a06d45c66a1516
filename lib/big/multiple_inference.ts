import { tHalf, tPValue } from "../stats/t.ts";
import type { ErrorKind } from "./fit.ts";
import { times } from "./matrix.ts";
import type { MultipleFit } from "./multiple_fit.ts";

type Rows = readonly (readonly number[])[];

/** y = height + Σ slope · (x − mean), before anything is inferred from it. */
export type FittedPlane = {
  n: number;
  names: readonly string[];
  means: readonly number[];
  height: number;
  slopes: readonly number[];
  intercept: number;
  /** Lengths of the centred columns. */
  scales: readonly number[];
  /** (ZᵀZ)⁻¹ of the centred columns over their lengths. */
  inverse: Rows;
  residualSquares: number;
  /** Sum of squared deviations of y. */
  syy: number;
  errors: ErrorKind;
  /** Σ score · scoreᵀ, score = residual · (1, Z), with its factor; null when classical. */
  meat: Rows | null;
  clusters: number | null;
  /** Where the errors give the covariance of height and slopes itself, see `Meat`. */
  whole?: { covariance: Rows; degreesOfFreedom: readonly number[] };
  level: number;
};

/**
 * Standard errors, intervals, p-values and R² of a plane.
 *
 * @throws {RangeError} when `level` is not between 0 and 1, or a number left what a double can hold.
 */
export function inferMultiple(plane: FittedPlane): MultipleFit {
  const { n, names, clusters, level, inverse, residualSquares, syy } = plane;
  if (!(level > 0 && level < 1)) {
    throw new RangeError(
      `Cannot compute intervals: level is ${level}, need a share between 0 and 1, such as 0.95`,
    );
  }
  const free = n - names.length - 1, { whole } = plane;
  const degreesOfFreedom = clusters === null ? free : clusters - 1;
  const covariance = ofCoefficients(
    whole?.covariance ?? ofPlane(plane, residualSquares / free),
    plane.means,
  );
  const coefficients = [plane.intercept, ...plane.slopes].map((estimate, i) => {
    const standardError = Math.sqrt(Math.max(0, covariance[i][i]));
    const own = i > 0 && whole ? whole.degreesOfFreedom[i] : degreesOfFreedom;
    const half = tHalf(own, level) * standardError;
    return {
      name: i === 0 ? INTERCEPT : names[i - 1],
      estimate,
      standardError,
      interval: [estimate - half, estimate + half] as [number, number],
      pValue: tPValue(estimate, standardError, own),
      degreesOfFreedom: own,
      vif: i === 0 ? null : inverse[i - 1][i - 1],
    };
  });
  const unexplained = syy === 0 ? 1 : Math.min(1, residualSquares / syy);
  const fit: MultipleFit = {
    n,
    names: [...names],
    coefficients,
    covariance,
    rSquared: 1 - unexplained,
    adjustedRSquared: syy === 0 ? 0 : 1 - unexplained * (n - 1) / free,
    residualStandardError: Math.sqrt(residualSquares / free),
    degreesOfFreedom,
    errors: plane.errors,
    clusters,
    level,
    means: [...plane.means],
  };
  const broken = coefficients.find((c) =>
    ![c.estimate, c.pValue, c.vif ?? 0, ...c.interval].every(Number.isFinite)
  );
  if (broken || !Number.isFinite(fit.residualStandardError)) {
    throw new RangeError(
      `Cannot fit: ${broken ? `the coefficient of ${broken.name}` : "the residual"} left what a ` +
        `double can hold; y or xs are too large or too close together, use another unit`,
    );
  }
  return fit;
}

/** What the coefficient without a predictor is called. */
export const INTERCEPT = "intercept";

/** Covariance of height and slopes. */
function ofPlane({ n, scales, inverse, meat }: FittedPlane, variance: number): number[][] {
  const k = scales.length, bread: number[][] = [[1 / n, ...scales.map(() => 0)]];
  for (let i = 0; i < k; i++) bread.push([0, ...inverse[i]]);
  // bread and meat are symmetric: columns are rows
  const scaled = meat
    ? bread.map((row) => times(bread, times(meat, row)))
    : bread.map((row) => row.map((b) => b * variance));
  const unit = [1, ...scales];
  return scaled.map((row, i) => row.map((v, j) => v / unit[i] / unit[j]));
}

/** Covariance of intercept and slopes, intercept = height − Σ mean · slope. */
function ofCoefficients(plane: Rows, means: readonly number[]): number[][] {
  const turn = [1, ...means.map((m) => -m)];
  const first = times(plane, turn); // of the intercept with height and slopes
  const corner = first.reduce((sum, v, i) => sum + v * turn[i], 0);
  return plane.map((row, i) => i === 0 ? [corner, ...first.slice(1)] : [first[i], ...row.slice(1)]);
}
