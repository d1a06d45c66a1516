import { TooFewError } from "../stats/too_few_error.ts";

/** What the rows say of a claim. */
export type Verdict = "supported" | "not supported" | "cannot tell" | "no such rows";

/** A verdict, why in one sentence, and the p of the test it comes from: null where nothing is tested. */
export type Judged = { verdict: Verdict; reason: string; p: number | null };

/** A claim in its own words with what the rows say of it. */
export type Claim = { claim: string } & Judged;

/**
 * Judges a claim by a test. Where the test has too few rows, the verdict is "cannot tell", and why.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { TooFewError } from "../stats/too_few_error.ts";
 * const judged = claim("Energy grows with the size", () => {
 *   throw new TooFewError("2 models have 2 sizes, need 3");
 * });
 * assert.equal(judged.verdict, "cannot tell");
 * assert.equal(judged.reason, "2 models have 2 sizes, need 3.");
 * ```
 * @param words the claim as its author put it.
 * @param test makes the verdict: `() => lm.grows(lm.powerLaw(rows, …), "paramsB")`.
 */
export function claim(words: string, test: () => Judged): Claim {
  if (typeof words !== "string" || typeof test !== "function") {
    throw new TypeError(
      "lm.claim() takes the claim and a function that tests it, such as " +
        'lm.claim("Energy grows with the size", () => lm.grows(fit, "paramsB"))',
    );
  }
  try {
    return { claim: words, ...test() };
  } catch (error) {
    if (!(error instanceof TooFewError)) throw error;
    return { claim: words, verdict: "cannot tell", reason: `${error.message}.`, p: null };
  }
}
