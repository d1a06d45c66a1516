import { API_PRICE_COLUMNS, isOffer, type OfferKind } from "./api_prices.ts";
import type { Columns } from "./column.ts";
import { parseCsv } from "./csv.ts";
import { type Read, tally } from "./left_out.ts";
import { readRows } from "./row.ts";
import { impossibleSize } from "./two_sizes.ts";

/** A price of an offer from the first to the last day on which the list had it. */
export type PriceSpell = {
  /** Line of the file, as an editor counts it. */
  line: number;
  provider: string;
  model: string;
  paramsB: number;
  /** Billions of parameters that work on one token; null where nobody says. */
  activeParamsB: number | null;
  /** 0 where it is free. */
  inputDollarsPerMillionTokens: number;
  outputDollarsPerMillionTokens: number;
  /** Day on which the list had this price for the first time, as 2026-01-31. */
  firstSeen: string;
  /** Day on which the list had another price or none; null when it had it to the end. */
  goneOrChanged: string | null;
  offer: OfferKind;
  openWeights: boolean;
  sizeSource: string;
};

const { provider, model, paramsB, activeParamsB, sizeSource, sizeDisclosed, openWeights } =
  API_PRICE_COLUMNS;

/** The columns of price_history.csv. */
export const PRICE_HISTORY_COLUMNS = {
  provider,
  model,
  inputDollarsPerMillionTokens: {
    headers: ["Input ($/1M tokens)"],
    unit: "$/10⁶ tokens",
    kind: "number",
  },
  outputDollarsPerMillionTokens: {
    headers: ["Output ($/1M tokens)"],
    unit: "$/10⁶ tokens",
    kind: "number",
  },
  firstSeen: { headers: ["First seen"], unit: "", kind: "text" },
  goneOrChanged: { headers: ["Gone or changed"], unit: "", kind: "text", whenEmpty: null },
  paramsB,
  activeParamsB,
  sizeSource,
  sizeDisclosed,
  openWeights,
  offer: { headers: ["Offer"], unit: "", kind: "text" },
} as const satisfies Columns;

/**
 * Reads the text of the history of list prices (price_history.csv): one row is a price from its first to
 * its last day. Models whose size was never disclosed are left out, as in `parseApiPrices`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = parsePriceHistory(
 *   "Provider,Model,Input ($/1M tokens),Output ($/1M tokens),First seen,Gone or changed,Params (B)," +
 *     "Active params (B),Size source,Size disclosed,Open weights,Offer\n" +
 *     "groq,a-7b,0.1,0.2,2025-06-22,,7,7,the model's name,True,True,list\n",
 * );
 * assert.equal(rows[0].goneOrChanged, null);
 * ```
 * @throws {ReadError} when the text is no such table.
 */
export function parsePriceHistory(
  text: string,
  { file }: { file?: string } = {},
): Read<PriceSpell> {
  const rows: PriceSpell[] = [], leftOut = tally();
  const table = parseCsv(text, { file });
  for (const values of readRows(table, PRICE_HISTORY_COLUMNS, (why) => leftOut.add(why))) {
    const { sizeDisclosed, ...row } = values;
    const { paramsB, offer } = row;
    const impossible = impossibleSize(row);
    const days = [row.firstSeen, row.goneOrChanged ?? row.firstSeen];
    if (!days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))) {
      leftOut.add("a day is not like 2026-01-31");
    } else if (row.inputDollarsPerMillionTokens < 0 || row.outputDollarsPerMillionTokens < 0) {
      leftOut.add("a price below 0");
    } else if (!isOffer(offer)) {
      leftOut.add(`"Offer" is none of those known: ${offer}`);
    } else if (paramsB === null || !sizeDisclosed) {
      leftOut.add("no parameter count is known to be disclosed");
    } else if (impossible !== null) leftOut.add(impossible);
    else rows.push({ ...row, paramsB, offer });
  }
  return { rows, leftOut: leftOut.list(), notes: [] };
}
