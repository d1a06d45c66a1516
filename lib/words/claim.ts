/** What the data say of a claim. */
export type Verdict = "supported" | "not supported" | "cannot tell";

/** What a claim is tested by: growths compared, an exponent, its equivalence to 1, ranks, ratios of pairs. */
export type ClaimTest = "growths" | "exponent" | "equivalence" | "ranks" | "ratios";

/** A claim, the verdict computed from the fits, and the numbers behind it in one sentence. */
export type Claim = {
  claim: string;
  verdict: Verdict;
  because: string;
  /** How it was tested; null where nothing can be. */
  test: ClaimTest | null;
  /**
   * How likely such rows are where the opposite of the verdict holds, or where it cannot tell, where the
   * claim does not; null where nothing can be tested.
   */
  pValue: number | null;
  /** The smallest effect that the rows would have shown with a power of 80 %, in words. */
  detectable: string | null;
};

/** A claim that too few rows are left to judge. */
export function untested(claim: string, because: string): Claim {
  return { claim, verdict: "cannot tell", because, test: null, pValue: null, detectable: null };
}

/** Whether there was anything to judge a claim by. */
export function isTested({ pValue }: Claim): boolean {
  return pValue !== null;
}

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
