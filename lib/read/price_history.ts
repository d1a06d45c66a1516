import { parseAnyCsv } from "./any_csv.ts";
import { API_PRICE_COLUMNS, isOffer, type OfferKind } from "./api_prices.ts";
import type { Columns } from "./column.ts";
import type { Read } from "./left_out.ts";
import type { Values } from "./row.ts";
import { readTable } from "./table.ts";
import { impossibleSize } from "./two_sizes.ts";

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
  // the day on which the list had another price or none; null when it had it to the end
  goneOrChanged: { headers: ["Gone or changed"], unit: "", kind: "text", whenEmpty: null },
  paramsB,
  activeParamsB,
  sizeSource,
  sizeDisclosed,
  openWeights,
  offer: { headers: ["Offer"], unit: "", kind: "text" },
} as const satisfies Columns;

type Disclosed = Omit<Values<typeof PRICE_HISTORY_COLUMNS>, "sizeDisclosed">;

/** A price of an offer from the first to the last day on which the list had it; 0 where it is free. */
export type PriceSpell = { line: number } & Disclosed & { paramsB: number; offer: OfferKind };

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
  const table = parseAnyCsv(text, file);
  return readTable(
    table,
    PRICE_HISTORY_COLUMNS,
    ({ sizeDisclosed, ...row }): PriceSpell | string => {
      const { paramsB, offer } = row, days = [row.firstSeen, row.goneOrChanged ?? row.firstSeen];
      if (
        !days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))
      ) return "a day is not like 2026-01-31";
      if (row.inputDollarsPerMillionTokens < 0 || row.outputDollarsPerMillionTokens < 0) {
        return "a price below 0";
      }
      if (!isOffer(offer)) return `"Offer" is none of those known: ${offer}`;
      if (paramsB === null || !sizeDisclosed) return "no parameter count is known to be disclosed";
      return impossibleSize(row) ?? { ...row, paramsB, offer };
    },
  );
}
