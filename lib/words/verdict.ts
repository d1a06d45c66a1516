import { orWhy } from "../stats/too_few_error.ts";
import { told } from "./numbers.ts";

export type Verdict = "supported" | "not supported" | "cannot tell" | "no such rows";

/** A verdict, why in one sentence, and the p of the test it comes from: null where nothing is tested. */
export type Judged = { verdict: Verdict; reason: string; p: number | null };

/** A verdict with its reason as a sentence, or why no number can be given. */
export const judged = (verdict: Verdict, reason: string, p: number | null = null): Judged => ({
  verdict,
  reason: told(`${reason}.`),
  p,
});

/** The verdict of what too few rows or clusters stand behind. */
export const cannotTell = (why: string) => judged("cannot tell", why);

/** The verdict of a test; of one that has too few rows, that it cannot tell, and why. */
export function judge(test: () => Judged): Judged {
  const found = orWhy(test);
  if (!found) {
    const call = '() => lm.grows(fit, "paramsB")';
    throw new TypeError(`A claim is tested by a verdict, such as ${call}; got ${found}`);
  }
  return "why" in found ? cannotTell(found.why) : found;
}
