/**
 * p-values corrected for their number: below 0.05 for those that stand when, with a probability of
 * 95 %, no single one of them is to be wrong. The smallest is multiplied by their count, the next by
 * one less, and so on, none falling below the one before (Holm 1979, "A Simple Sequentially Rejective
 * Multiple Test Procedure"; R's `p.adjust(p, "holm")`). Holds however the tests depend on each other.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(holm([0.25, 0.01, 0.5]), [0.5, 0.03, 0.5]);
 * ```
 * @returns the corrected values in the order of the given ones.
 * @throws {RangeError} when a p-value is not between 0 and 1.
 */
export function holm(pValues: readonly number[]): number[] {
  const wrong = pValues.findIndex((p) => !(p >= 0 && p <= 1));
  if (wrong >= 0) {
    throw new RangeError(
      `Cannot correct p-values: number ${wrong + 1} is ${pValues[wrong]}, need 0 to 1`,
    );
  }
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[a] - pValues[b]);
  const corrected = new Array<number>(pValues.length);
  let least = 0;
  order.forEach((i, rank) => {
    least = Math.max(least, Math.min(1, (pValues.length - rank) * pValues[i]));
    corrected[i] = least;
  });
  return corrected;
}
