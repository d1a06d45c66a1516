import { isObject, takes } from "../read/said.ts";
import { checkFresh } from "../settings/fresh.ts";
import { unbroken } from "../words/quantity.ts";
import { judge, type Judged, type Verdict } from "../words/verdict.ts";
import { type Displayed, displayed } from "./display.ts";
import { tableBundle } from "./html_table.ts";

/** The MIME type of claims as data, in JSON: an exported page and the README take them from there. */
export const CLAIMS = "application/vnd.lm.claims+json";

/** A claim as it was judged: the rows that it was judged by, the verdict with its sign, and why. */
export type JudgedClaim = { claim: string; rows: string; verdict: string; why: string };

const SIGNS: Readonly<Record<Verdict, string>> = {
  "supported": "✓",
  "not supported": "✗",
  "cannot tell": "?",
  "no such rows": "−", // a minus: after a dash a line may break
};

/** What tests a claim, by the rows that are asked: `{ today: () => lm.grows(fit, "paramsB") }`. */
type Tests = Readonly<Record<string, () => Judged>>;

/**
 * Shows claims with a verdict and its reason from each set of rows. Where there are too few rows for a
 * test, the verdict is that it cannot tell, with what is missing.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { DISPLAY } from "./display.ts";
 * const grows = { verdict: "supported", reason: "Twice the size takes 1.8 times.", p: 4e-4 } as const;
 * const bundle = await claims({ "It grows": { today: () => grows } })[DISPLAY]();
 * assert.match(bundle["text/plain"], /It grows +today +✓ supported +Twice the size takes 1.8 times\./);
 * ```
 * @param tests by claim and rows, functions that give what `lm.grows` and its siblings give.
 */
export function claims(
  tests: Readonly<Record<string, Tests>>,
  { caption = "What the rows say of each claim" }: { caption?: string } = {},
): Displayed {
  const each = isObject(tests) ? Object.values(tests) : [];
  const wrong = each.flatMap((one) =>
    isObject(one) ? Object.values(one).filter((test) => typeof test !== "function") : [one]
  );
  const call =
    'lm.claims({ "Energy depends on the size": { today: () => lm.grows(fit, "paramsB") } })';
  const isGood = each.length > 0 && wrong.length === 0;
  takes(isGood, "claims", "claims and functions that test them", wrong[0] ?? tests, call);
  checkFresh();
  const list = Object.entries(tests).flatMap(([claim, each]) =>
    Object.entries(each).map(([rows, test]): JudgedClaim => {
      const { verdict, reason: why } = judge(test);
      return { claim, rows, verdict: `${SIGNS[verdict]} ${verdict}`, why };
    })
  );
  return displayed({ ...tableBundle(claimRecords(list), caption), [CLAIMS]: JSON.stringify(list) });
}

/** Judged claims as a table shows them. */
export const claimRecords = (list: readonly JudgedClaim[]) =>
  list.map(({ claim, rows, verdict, why }) => (
    { Claim: claim, Rows: rows, Verdict: unbroken(verdict), Why: why }
  ));
