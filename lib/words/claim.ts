/** What the data say of a claim. */
export type Verdict = "supported" | "not supported" | "cannot tell";

/** A claim, the verdict computed from the fits, and the numbers behind it in one sentence. */
export type Claim = { claim: string; verdict: Verdict; because: string };

/**
 * The verdict on a claim about a quantity, from the interval of the quantity and the
 * range in which the claim holds: inside it is supported, apart from it is not
 * supported, and an interval that crosses an end cannot tell.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(verdictOf([0.9, 1.1], [0.8, 1.25]), "supported");
 * assert.equal(verdictOf([0.1, 0.5], [0.8, 1.25]), "not supported");
 * assert.equal(verdictOf([0.5, 1.5], [0.8, 1.25]), "cannot tell");
 * ```
 */
export function verdictOf(
  [low, high]: readonly [number, number],
  [from, to]: readonly [from: number, to: number],
): Verdict {
  if (low >= from && high <= to) return "supported";
  return high < from || low > to ? "not supported" : "cannot tell";
}
