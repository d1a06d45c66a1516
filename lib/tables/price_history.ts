import { number, text } from "./columns.ts";
import { described } from "./load.ts";
import { isDay, isOfferKind, offer, OFFER_COLUMNS, thatWrite } from "./offers.ts";
import { choices, drawing, kind, sizeBounds, tokens } from "./settings.ts";
import { impossibleSize } from "./rows.ts";

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
    inputDollarsPerMillionTokens: number("Input ($/1M tokens)", "$/10⁶ tokens"),
    outputDollarsPerMillionTokens: number("Output ($/1M tokens)", "$/10⁶ tokens"),
    // a day, as 2026-01-31; 2025-06-22 is the list's first
    firstSeen: text("First seen"),
    // the day on which the list had another price or none; null when it had it to the end
    goneOrChanged: text("Gone or changed", { whenEmpty: null }),
    paramsB,
    activeParamsB,
    sizeSource,
    sizeDisclosed,
    openWeights,
    offer: text("Offer"),
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
  key: ["provider", "model", "firstSeen"],
  filters: {
    offer,
    provider: choices("Provider", "provider"),
    weights: choices("Weights", "weights", ["open", "closed"]),
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
export const loadPriceHistory = priceHistoryTable.load;
