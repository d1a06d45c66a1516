import { day, number } from "./columns.ts";
import { described } from "./load.ts";
import { offer, offersTable, ofKnownSize, thatWrite } from "./offers.ts";
import { choices, drawing, kind, sizeBounds, tokens } from "./settings.ts";

const { dated: _, changed: __, ...ofOffers } = offersTable.columns;

/** How list prices changed: price_history.csv. A row is a price from its first to its last day. */
export const priceHistoryTable = described({
  name: "priceHistory",
  noun: "price",
  files: ["price_history.csv"],
  columns: {
    // the provider as the list's identifiers say: "openrouter"
    ...ofOffers,
    // 0 where it is free
    inputDollarsPerMillionTokens: number("Input ($/1M tokens)", "$/10⁶ tokens"),
    outputDollarsPerMillionTokens: number("Output ($/1M tokens)", "$/10⁶ tokens"),
    // 2025-06-22 is the list's first
    firstSeen: day("First seen"),
    // the day on which the list had another price or none; null when it had it to the end
    goneOrChanged: day("Gone or changed", { whenEmpty: null }),
  },
  row: (row) =>
    row.inputDollarsPerMillionTokens < 0 || row.outputDollarsPerMillionTokens < 0
      ? "a price below 0"
      : ofKnownSize(row),
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
  source: { ...offersTable.source, source: "genai-prices, every state of its list" },
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
 */
export const loadPriceHistory = priceHistoryTable.load;
