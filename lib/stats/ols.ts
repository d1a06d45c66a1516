import { dot, qrOf, solveLower, solveUpper } from "./matrix.ts";
import { TooFewError } from "./too_few_error.ts";

/** A column of a design: one predictor, or 0 and 1 for a level. */
export type Column = { name: string; values: Float64Array };

/** A least-squares fit y = intercept + Σ coefficient · column; the intercept's name is the first. */
export type Ols = ReturnType<typeof ols>;

export const INTERCEPT = "intercept";

/**
 * Fits y by Householder's QR of columns about their mean and of length 1, with refined coefficients: NIST's
 * Norris, Longley and Wampler 1 to 5 keep 12 digits and more.
 */
export function ols(y: Float64Array, columns: readonly Column[]) {
  const n = y.length, names = [INTERCEPT, ...columns.map(({ name }) => name)];
  checkCount(n, names);
  for (const { name, values } of columns) {
    if (values.every((value) => value === values[0])) refuseConstant(name, n);
  }
  const { design, centres, scales } = centred(n, columns), { q, r } = qrOf(design);
  checkCollinear(r, names, 1e-10);
  const b = solveUpper(r, q.map((column) => dot(column, y)));
  const residuals = refine(y, design, r, b), residualSquares = dot(residuals, residuals);
  const slopes = columns.map((_, j) => b[j + 1] / scales[j + 1]);
  const intercept = twofoldDot([b[0] / scales[0], ...slopes], [1, ...centres.map((c) => -c)]);
  return {
    names,
    coefficients: [intercept, ...slopes],
    residuals,
    fitted: y.map((value, i) => value - residuals[i]),
    residualSquares,
    rSquared: shareExplained(y, residualSquares),
    /** Orthonormal columns that span the design. */
    basis: q,
    /** A weighted sum of the coefficients as one of the basis: weights · coefficients = u · (basisᵀ y). */
    inBasis: (weights: ArrayLike<number>) =>
      solveLower(r, aboutCentres(weights, centres).map((weight, j) => weight / scales[j])),
  };
}

/** Weights of coefficients as weights of those of columns about their centres. */
export function aboutCentres(weights: ArrayLike<number>, centres: readonly number[]): number[] {
  return [weights[0], ...centres.map((centre, j) => weights[j + 1] - weights[0] * centre)];
}

/** The design with its constant column: each other one less a number near its mean, to length 1 or so. */
function centred(n: number, columns: readonly Column[]) {
  const design = [new Float64Array(n).fill(1)], centres: number[] = [];
  for (const { values } of columns) {
    const centre = Math.fround(values.reduce((a, b) => a + b, 0) / n); // few digits: x − centre is exact
    centres.push(centre);
    design.push(values.map((value) => value - centre));
  }
  const scales = design.map((column) => 2 ** Math.round(Math.log2(Math.sqrt(dot(column, column)))));
  return {
    design: design.map((column, j) => column.map((value) => value / scales[j])), // exact as well
    centres,
    scales,
  };
}

/** R²; 0 when all y are equal, as there is nothing to explain. */
function shareExplained(y: Float64Array, residualSquares: number): number {
  const mean = y.reduce((a, b) => a + b, 0) / y.length;
  const squares = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return squares === 0 ? 0 : Math.max(0, 1 - residualSquares / squares);
}

/** A sum in twice the digits of a double: `head`, and what was lost in rounding (Ogita, Rump and Oishi 2005). */
class Twofold {
  tail = 0;

  constructor(public head = 0) {}

  /** Adds a · b without loss: Veltkamp's splitting, Dekker's product, Knuth's sum. */
  add(a: number, b: number): void {
    const p = a * b, s = 134217729 * a, t = 134217729 * b; // 2²⁷ + 1
    const a1 = s - (s - a), b1 = t - (t - b), a2 = a - a1, b2 = b - b1;
    const sum = this.head + p, part = sum - this.head;
    this.tail += a2 * b2 - (((p - a1 * b1) - a2 * b1) - a1 * b2) +
      ((this.head - (sum - part)) + (p - part));
    this.head = sum;
  }
}

/** Σ a · b in twice the digits of a double. */
export function twofoldDot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const sum = new Twofold();
  for (let i = 0; i < a.length; i++) sum.add(a[i], b[i]);
  return sum.head + sum.tail;
}

/** More are never needed: each round gains the digits that the decomposition keeps. */
const MOST_ROUNDS = 6;

/**
 * Corrects coefficients b in place and returns their residuals: e and Xᵀe are summed in twice the digits of
 * a double and RᵀR · change = Xᵀe is solved until nothing changes (Björck 1987, "Stability Analysis of the
 * Method of Seminormal Equations"). Without it powers of one x (NIST's Wampler5) keep 6 digits.
 */
function refine(
  y: Float64Array,
  columns: readonly Float64Array[],
  r: readonly Float64Array[],
  b: Float64Array,
): Float64Array {
  const residuals = new Float64Array(y.length), lost = new Float64Array(y.length);
  for (let round = 0;; round++) {
    for (let i = 0; i < y.length; i++) {
      const sum = new Twofold(y[i]);
      for (let j = 0; j < columns.length; j++) sum.add(-b[j], columns[j][i]);
      residuals[i] = sum.head + sum.tail;
      lost[i] = (sum.head - residuals[i]) + sum.tail;
    }
    if (round === MOST_ROUNDS) return residuals;
    const gradient = columns.map((column) => twofoldDot(column, residuals) + dot(column, lost));
    const change = solveUpper(r, solveLower(r, gradient));
    if (change.every((c, j) => Math.abs(c) <= 2 ** -53 * Math.abs(b[j]))) return residuals;
    change.forEach((c, j) => b[j] += c);
  }
}

export function checkCount(n: number, names: readonly string[]): void {
  if (n > names.length) return;
  throw new TooFewError(
    `Cannot fit: found ${n} ${n === 1 ? "row" : "rows"} for the effects of ` +
      `${names.slice(1).join(", ")}, need ${names.length + 1}; widen the filter or leave one out`,
  );
}

export function refuseConstant(name: string, n: number): never {
  throw new TooFewError(
    `Cannot fit: ${name} has one value in all ${n} rows, need 2 different ones; ` +
      `leave it out or widen the filter`,
  );
}

/** Refuses a column of which less than a share is left when those before it are taken out. */
export function checkCollinear(
  r: readonly Float64Array[],
  names: readonly string[],
  least: number,
): void {
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
