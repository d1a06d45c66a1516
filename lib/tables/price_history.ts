import { described } from "./load.ts";
import { isDay, isOfferKind, offer, OFFER_COLUMNS, thatWrite } from "./offers.ts";
import { drawing, kind, sizeBounds, tokens } from "./settings.ts";
import { impossibleSize } from "./sizes.ts";

const { provider, model, paramsB, activeParamsB, sizeSource, sizeDisclosed, openWeights } =
  OFFER_COLUMNS;

/** How list prices changed: price_history.csv. A row is a price from its first to its last day. */
export const priceHistoryTable = described({
  name: "priceHistory",
  noun: "price",
  files: ["price_history.csv"],
  columns: {
    // as the list's identifiers say: "openrouter"
    provider,
    model,
    // 0 where it is free
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
    // a day, as 2026-01-31; 2025-06-22 is the list's first
    firstSeen: { headers: ["First seen"], unit: "", kind: "text" },
    // the day on which the list had another price or none; null when it had it to the end
    goneOrChanged: { headers: ["Gone or changed"], unit: "", kind: "text", whenEmpty: null },
    paramsB,
    activeParamsB,
    sizeSource,
    sizeDisclosed,
    openWeights,
    offer: { headers: ["Offer"], unit: "", kind: "text" },
  },
  row: ({ sizeDisclosed, ...row }) => {
    const { paramsB, offer, firstSeen, goneOrChanged } = row;
    if (!isDay(firstSeen) || !isDay(goneOrChanged ?? firstSeen)) {
      return "a day is not like 2026-01-31";
    }
    if (row.inputDollarsPerMillionTokens < 0 || row.outputDollarsPerMillionTokens < 0) {
      return "a price below 0";
    }
    if (!isOfferKind(offer)) return `"Offer" is none of those known: ${offer}`;
    if (paramsB === null || !sizeDisclosed) return "no parameter count is known to be disclosed";
    return impossibleSize(row) ?? { ...row, paramsB, offer };
  },
  all: (rows, { leftOut }) => thatWrite(rows, leftOut),
  shown: [
    "model",
    "provider",
    "paramsB",
    "inputDollarsPerMillionTokens",
    "outputDollarsPerMillionTokens",
    "firstSeen",
    "goneOrChanged",
  ],
  label: "model",
  key: ["provider", "model", "firstSeen"],
  filters: {
    offer,
    provider: { kind: "choices", label: "Provider", field: "provider", values: [] },
    weights: { kind: "choices", label: "Weights", field: "weights", values: ["open", "closed"] },
    kind,
    ...sizeBounds,
    slmLimitB: drawing.slmLimitB,
    ...tokens,
  },
  source: {
    source: "genai-prices, every state of its list",
    url: "https://github.com/pydantic/genai-prices",
    licence: "MIT",
  },
});

/**
 * Loads how list prices of models of a known size changed: the shipped table, or the file at `path`. An
 * offer whose price changed has a row for each price.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = loadPriceHistory();
 * const offer = rows.filter((row) => row.provider === "groq" && row.model === "openai/gpt-oss-20b");
 * assert.deepEqual(offer.map((row) => row.outputDollarsPerMillionTokens), [0.5, 0.3]);
 * ```
 * @throws {ReadError} when the file is missing or is no such table.
 */
export function loadPriceHistory(path?: string | URL) {
  return priceHistoryTable.load(path);
}
