import { orWhy } from "../stats/too_few_error.ts";
import { told } from "./numbers.ts";

/** What the rows say of a claim. */
export type Verdict = "supported" | "not supported" | "cannot tell" | "no such rows";

/** A verdict, why in one sentence, and the p of the test it comes from: null where nothing is tested. */
export type Judged = { verdict: Verdict; reason: string; p: number | null };

const CALL = '() => lm.grows(fit, "paramsB")';

/** A verdict with its reason as a sentence, or why no number can be given. */
export const judged = (verdict: Verdict, reason: string, p: number | null): Judged => ({
  verdict,
  reason: told(`${reason}.`),
  p,
});

/** The verdict of what too few rows or clusters stand behind. */
export const cannotTell = (why: string) => judged("cannot tell", why, null);

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
  const found = orWhy(test);
  if (!found) throw new TypeError(`A claim is tested by a verdict, such as ${CALL}; got ${found}`);
  return "why" in found ? cannotTell(found.why) : found;
}
