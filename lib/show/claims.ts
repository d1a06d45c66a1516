import { checkFresh } from "../settings/fresh.ts";
import { unbroken } from "../words/quantity.ts";
import type { Claim, Verdict } from "../words/verdict.ts";
import { cellText } from "./cell_text.ts";
import { type Displayed, displayed } from "./display.ts";
import { htmlTable, plainTable, type ShownColumn } from "./html_table.ts";

/** A sign for each verdict, for the eye that skims. */
const SIGNS: Readonly<Record<Verdict, string>> = {
  "supported": "✓",
  "not supported": "✗",
  "cannot tell": "?",
  "no such rows": "–",
};

/**
 * Shows claims with their verdicts and reasons.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { DISPLAY } from "./display.ts";
 * const bundle = await claims([
 *   { claim: "It grows", verdict: "supported", reason: "Twice as much comes with it.", p: 0.0004 },
 * ])[DISPLAY]();
 * assert.match(bundle["text/plain"], /It grows  ✓ supported  Twice as much comes with it\.  < 0.001/);
 * ```
 * @param list claims judged by `lm.claim`, or by hand: `{ claim, verdict, reason }`.
 */
export function claims(
  list: readonly (Omit<Claim, "p"> & { p?: number | null })[],
  { caption = "What the rows say of each claim" }: { caption?: string } = {},
): Displayed {
  if (!Array.isArray(list) || !list.every((one) => one !== null && SIGNS[one.verdict as Verdict])) {
    throw new TypeError(
      "lm.claims() takes a list of claims, such as lm.claims([" +
        'lm.claim("Energy grows with the size", () => lm.grows(fit, "paramsB"))])',
    );
  }
  checkFresh();
  const column = (heading: string, cells: string[]): ShownColumn => ({
    heading,
    cells,
    align: "left",
  });
  const columns = [
    column("Claim", list.map(({ claim }) => claim)),
    column(
      "Verdict",
      list.map(({ verdict }) => unbroken(`${SIGNS[verdict as Verdict]} ${verdict}`)),
    ),
    column("Why", list.map(({ reason }) => reason)),
    column("p", list.map(({ p }) => unbroken(cellText(p ?? null, "p")))),
  ].slice(0, list.some(({ p }) => typeof p === "number") ? 4 : 3);
  return displayed({
    "text/html": htmlTable(columns, caption),
    "text/plain": plainTable(columns, caption).replaceAll("\u00a0", " "),
  });
}
