import { orWhy } from "../stats/too_few_error.ts";

/** What the rows say of a claim. */
export type Verdict = "supported" | "not supported" | "cannot tell" | "no such rows";

/** A verdict, why in one sentence, and the p of the test it comes from: null where nothing is tested. */
export type Judged = { verdict: Verdict; reason: string; p: number | null };

/** The verdict of what too few rows or clusters stand behind. */
export const cannotTell = (why: string): Judged => ({
  verdict: "cannot tell",
  reason: `${why}.`,
  p: null,
});

/**
 * Runs a test. Where it has too few rows, the verdict is "cannot tell", and why.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { TooFewError } from "../stats/too_few_error.ts";
 * const { verdict, reason } = judge(() => {
 *   throw new TooFewError("2 models have 2 sizes, need 3");
 * });
 * assert.deepEqual([verdict, reason], ["cannot tell", "2 models have 2 sizes, need 3."]);
 * ```
 * @param test makes the verdict: `() => lm.grows(lm.powerLaw(rows, …), "paramsB")`.
 */
export function judge(test: () => Judged): Judged {
  const judged = orWhy(test);
  return "why" in judged ? cannotTell(judged.why) : judged;
}
