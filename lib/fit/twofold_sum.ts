/**
 * A sum of products as if it were taken with twice the digits of a double and kept as head and tail:
 * each product and each addition is split into its rounded value and what the rounding lost
 * (Ogita, Rump and Oishi 2005, "Accurate Sum and Dot Product", Dot2; Dekker's and Knuth's splits).
 * Least squares needs it where a residual is a small difference of large numbers.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const sum = new TwofoldSum();
 * sum.add(1e16, 1), sum.add(1, 1), sum.add(-1e16, 1);
 * assert.equal(sum.head + sum.tail, 1);
 * ```
 */
export class TwofoldSum {
  /** The sum, rounded as it went along. */
  head = 0;
  /** What the roundings lost. */
  tail = 0;

  /** Adds a · b. */
  add(a: number, b: number): void {
    const product = a * b, sum = this.head + product, part = sum - this.head;
    this.tail += (this.head - (sum - part)) + (product - part) + lostOf(a, b, product);
    this.head = sum;
  }
}

/** What rounding a · b to `product` lost (Veltkamp's splitting, 27 bits and 26). */
function lostOf(a: number, b: number, product: number): number {
  const aTop = topOf(a), aRest = a - aTop, bTop = topOf(b), bRest = b - bTop;
  return aRest * bRest - (((product - aTop * bTop) - aRest * bTop) - aTop * bRest);
}

function topOf(a: number): number {
  const c = 134217729 * a; // 2^27 + 1
  return c - (c - a);
}
