import type { OfferKind } from "../read/api_prices.ts";
import { loadModelAliases, loadPriceHistory as readPriceHistory } from "../read/load.ts";
import { modelKey } from "../read/model_key.ts";
import { baseName } from "../models/base.ts";
import { type Kind, kindOf } from "../models/kind.ts";
import { priceOf } from "../models/price_of.ts";
import { thatWrite } from "../models/writes_text.ts";
import type { Description } from "../settings/description.ts";
import { offer } from "./offers.ts";
import { originOf } from "./origin.ts";
import { drawing, kind, sizeBounds, tokens } from "./settings.ts";
import type { Table } from "./table.ts";

/** A price of an offer from the first day on which the list had it to the last. */
export type PriceHistoryRow = {
  line: number;
  /** As the list's identifiers say: "openrouter". */
  provider: string;
  model: string;
  /** The line of weights that it belongs to, in lower case: see `baseName`. */
  base: string;
  kind: Kind | null;
  paramsB: number;
  activeParamsB: number | null;
  /** 0 where it is free. */
  inputDollarsPerMillionTokens: number;
  outputDollarsPerMillionTokens: number;
  /** Three tokens in for each token out. */
  blendedDollarsPerMillionTokens: number;
  /** A day, as 2026-01-31; 2025-06-22 is the list's first. */
  firstSeen: string;
  /** Day on which the list had another price or none; null when it had it to the end. */
  goneOrChanged: string | null;
  offer: OfferKind;
  weights: "open" | "closed";
  sizeSource: string;
};

/** The settings of the table. */
export const PRICE_HISTORY_FILTERS = {
  offer,
  provider: { kind: "choices", label: "Provider", field: "provider", values: [] },
  weights: { kind: "choices", label: "Weights", field: "weights", values: ["open", "closed"] },
  kind,
  ...sizeBounds,
  slmLimitB: drawing.slmLimitB,
  ...tokens,
} as const satisfies Description;

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
export function loadPriceHistory(
  path?: string | URL,
): Table<PriceHistoryRow, typeof PRICE_HISTORY_FILTERS> {
  const read = readPriceHistory(path), aliases = loadModelAliases();
  const writing = thatWrite(read.rows);
  return {
    name: "priceHistory",
    noun: "price",
    ...read,
    leftOut: [...read.leftOut, ...writing.leftOut],
    rows: writing.rows.map(({ openWeights, ...row }) => ({
      ...row,
      base: baseName(modelKey(row.model, aliases)),
      kind: kindOf(row),
      blendedDollarsPerMillionTokens: priceOf(row),
      weights: openWeights ? "open" : "closed",
    })),
    columns: [
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
    filters: PRICE_HISTORY_FILTERS,
    origin: originOf(
      {
        source: "genai-prices, every state of its list",
        url: "https://github.com/pydantic/genai-prices",
        licence: "MIT",
      },
      ["price_history.csv"],
      path,
    ),
  };
}
