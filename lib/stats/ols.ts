import { dot, type Qr, qrOf, solveLower, solveUpper } from "./qr.ts";
import { refine, twofoldDot } from "./refine.ts";
import { TooFewError } from "./too_few_error.ts";

/** A column of a design: one predictor, or 0 and 1 for a level. */
export type Column = { name: string; values: Float64Array };

/** A least-squares fit y = intercept + Σ coefficient · column, before anything is inferred from it. */
export type Ols = {
  n: number;
  /** The intercept, then one for each column. */
  names: string[];
  coefficients: number[];
  residuals: Float64Array;
  /** Of y on the fitted scale. */
  fitted: Float64Array;
  residualSquares: number;
  /** 0 when all y are equal, as there is nothing to explain. */
  rSquared: number;
  /** Orthonormal columns that span the design. */
  basis: Float64Array[];
  /** A weighted sum of the coefficients as one of the basis: weights · coefficients = u · (basisᵀ y). */
  inBasis: (weights: ArrayLike<number>) => Float64Array;
};

/**
 * Variance of a weighted sum u of the basis' coefficients, and the degrees of freedom of its t.
 *
 * @param what the sum is, for an error.
 */
export type Noise = (u: Float64Array, what: string) => { variance: number; df: number };

/** What the coefficient without a column is called. */
export const INTERCEPT = "intercept";

/** See `checkCollinear`. */
const LEAST_LEFT = 1e-10;

/**
 * Fits y by ordinary least squares: columns about their mean and of length 1 are decomposed by
 * Householder's QR, coefficients refined (see `refine`). NIST's Norris, Longley and Wampler 1 to 5
 * keep 12 digits and more.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const values = Float64Array.of(0, 1, 2, 3);
 * const { coefficients } = ols(Float64Array.of(1, 3, 5, 7), [{ name: "x", values }]);
 * assert.deepEqual(coefficients, [1, 2]);
 * ```
 * @throws {TooFewError} with fewer rows than coefficients and one more, a column that does not vary, or
 * one that follows from those before it (which).
 */
export function ols(y: Float64Array, columns: readonly Column[]): Ols {
  const n = y.length, names = [INTERCEPT, ...columns.map(({ name }) => name)];
  checkCount(n, names);
  for (const { name, values } of columns) {
    if (values.every((value) => value === values[0])) refuseConstant(name, n);
  }
  const { design, centres, scales } = centred(n, columns);
  const { q, r } = qrOf(design);
  checkCollinear(r, names, LEAST_LEFT);
  const b = solveUpper(r, q.map((column) => dot(column, y)));
  const residuals = refine(y, design, r, b);
  const slopes = columns.map((_, j) => b[j + 1] / scales[j + 1]);
  const intercept = twofoldDot([b[0] / scales[0], ...slopes.map((s) => -s)], [1, ...centres]);
  const inBasis = (weights: ArrayLike<number>) =>
    solveLower(
      r,
      scales.map((scale, j) =>
        (j === 0 ? weights[0] : weights[j] - weights[0] * centres[j - 1]) / scale
      ),
    );
  const residualSquares = dot(residuals, residuals);
  return {
    n,
    names,
    coefficients: [intercept, ...slopes],
    residuals,
    fitted: y.map((value, i) => value - residuals[i]),
    residualSquares,
    rSquared: shareExplained(y, residualSquares),
    basis: q,
    inBasis,
  };
}

/** The design with its constant column: each other one less a number near its mean, to length 1 or so. */
function centred(n: number, columns: readonly Column[]) {
  const design = [new Float64Array(n).fill(1)], centres: number[] = [];
  for (const { values } of columns) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[i];
    const centre = Math.fround(sum / n), column = new Float64Array(n); // few digits: x − centre is exact
    for (let i = 0; i < n; i++) column[i] = values[i] - centre;
    centres.push(centre), design.push(column);
  }
  const scales = design.map((column) => {
    const scale = 2 ** Math.round(Math.log2(Math.sqrt(dot(column, column)))); // exact as well
    for (let i = 0; i < n; i++) column[i] /= scale;
    return scale;
  });
  return { design, centres, scales };
}

function shareExplained(y: Float64Array, residualSquares: number): number {
  const mean = y.reduce((a, b) => a + b, 0) / y.length;
  const squares = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return squares === 0 ? 0 : Math.max(0, 1 - residualSquares / squares);
}

/** Refuses too few rows for an intercept and the effects of the other names. */
export function checkCount(n: number, names: readonly string[]): void {
  if (n > names.length) return;
  throw new TooFewError(
    `Cannot fit: found ${n} ${n === 1 ? "row" : "rows"} for the effects of ` +
      `${names.slice(1).join(", ")}, need ${names.length + 1}; widen the filter or leave one out`,
  );
}

/** Refuses a column that does not vary. */
export function refuseConstant(name: string, n: number): never {
  throw new TooFewError(
    `Cannot fit: ${name} has one value in all ${n} rows, need 2 different ones; ` +
      `leave it out or widen the filter`,
  );
}

/**
 * Refuses columns of which one follows from those before it.
 *
 * @param least what must be left of a column when those before it are taken out, as a share of its length.
 */
export function checkCollinear(r: Qr["r"], names: readonly string[], least: number): void {
  const at = names.findIndex((_, j) => {
    const length = Math.sqrt(r.reduce((sum, row) => sum + row[j] ** 2, 0));
    return !(Math.abs(r[j][j]) > least * length);
  });
  if (at < 0) return;
  const shares = solveUpper(r.slice(0, at), r.slice(0, at).map((row) => row[at]));
  const others = names.slice(0, at).filter((name, j) =>
    name !== INTERCEPT && Math.abs(shares[j]) > 1e-6
  );
  throw new TooFewError(
    `Cannot fit: ${names[at]} follows from ${others.join(" and ")}, so that their effects cannot ` +
      `be told apart; leave one of them out or widen the filter`,
  );
}
