import { solveLower, solveUpper } from "./qr.ts";

/** A sum in twice the digits of a double: `head`, and what was lost in rounding (Ogita, Rump and Oishi 2005). */
class Twofold {
  head = 0;
  tail = 0;

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

/** More are never needed: each round gains the digits that the decomposition keeps. */
const MOST_ROUNDS = 6;

/** A change below this share of a coefficient ends the rounds. */
const ENOUGH = 2 ** -53;

/**
 * Corrects least-squares coefficients to the last digits and returns their residuals: residuals e and
 * Xᵀe are summed in twice the digits of a double and RᵀR · change = Xᵀe is solved until nothing
 * changes (Björck 1987, "Stability Analysis of the Method of Seminormal Equations"). Without it,
 * columns that nearly depend on each other (powers of one x, NIST's Wampler5) keep 6 digits.
 *
 * @param b is changed in place.
 */
export function refine(
  y: Float64Array,
  columns: readonly Float64Array[],
  r: readonly Float64Array[],
  b: Float64Array,
): Float64Array {
  const n = y.length, k = columns.length;
  const residuals = new Float64Array(n), lost = new Float64Array(n);
  for (let round = 0;; round++) {
    for (let i = 0; i < n; i++) {
      const sum = new Twofold();
      sum.head = y[i];
      for (let j = 0; j < k; j++) sum.add(-b[j], columns[j][i]);
      residuals[i] = sum.head + sum.tail;
      lost[i] = (sum.head - residuals[i]) + sum.tail;
    }
    if (round === MOST_ROUNDS) return residuals;
    const gradient = columns.map((column) => {
      const sum = new Twofold();
      let small = 0;
      for (let i = 0; i < n; i++) sum.add(column[i], residuals[i]), small += column[i] * lost[i];
      return sum.head + (sum.tail + small);
    });
    const change = solveUpper(r, solveLower(r, gradient));
    if (change.every((c, j) => Math.abs(c) <= ENOUGH * Math.abs(b[j]))) return residuals;
    for (let j = 0; j < k; j++) b[j] += change[j];
  }
}

/** Σ a · b in twice the digits of a double. */
export function twofoldDot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const sum = new Twofold();
  for (let i = 0; i < a.length; i++) sum.add(a[i], b[i]);
  return sum.head + sum.tail;
}
