import { type ApiPrice, type OfferKind, OFFERS } from "../read/api_prices.ts";
import { loadApiPrices, loadModelAliases } from "../read/load.ts";
import { modelKey } from "../read/model_key.ts";
import { baseName } from "../models/base.ts";
import { type Kind, kindOf } from "../models/kind.ts";
import { priceOf } from "../models/price_of.ts";
import { thatWrite } from "../models/writes_text.ts";
import type { Description } from "../settings/description.ts";
import { originOf } from "./origin.ts";
import { dollarsPerKWh, drawing, emissions, kind, size, sizeBounds, tokens } from "./settings.ts";
import type { Table } from "./table.ts";

/** What a provider asks for the use of a model through its API. */
export type OfferRow = {
  line: number;
  model: string;
  /** The line of weights that it belongs to, in lower case: see `baseName`. */
  base: string;
  provider: string;
  /** null where the active parameters are unknown. */
  kind: Kind | null;
  paramsB: number;
  activeParamsB: number | null;
  inputDollarsPerMillionTokens: number;
  outputDollarsPerMillionTokens: number;
  /** Three tokens in for each token out. */
  blendedDollarsPerMillionTokens: number;
  /** What kind of price it is. */
  offer: OfferKind;
  /** Day from which the price holds, where the list says; where it does not, nobody knows how old it is. */
  changed: string | null;
  weights: "open" | "closed";
  sizeSource: string;
  /** An earlier row is the same offer under another identifier. */
  repeated: boolean;
};

/** Which kinds of offer are kept: at first list prices alone. */
export const offer = {
  kind: "choices",
  label: "Offer",
  field: "offer",
  values: OFFERS,
  initial: ["list"],
} as const;

/** The settings of the table. */
export const OFFER_FILTERS = {
  offer,
  repeated: {
    kind: "choices",
    label: "Listed again under another name",
    field: "repeated",
    values: ["false", "true"],
    initial: ["false"],
  },
  provider: { kind: "choices", label: "Provider", field: "provider", values: [] },
  weights: { kind: "choices", label: "Weights", field: "weights", values: ["open", "closed"] },
  kind,
  ...sizeBounds,
  size,
  ...tokens,
  dollarsPerKWh,
  pue: emissions.pue,
  ...drawing,
} as const satisfies Description;

/**
 * Loads what providers ask for models of a known size: the shipped table, or the file at `path`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = loadOffers();
 * const offer = rows.find((row) => row.provider === "Groq")!;
 * const { inputDollarsPerMillionTokens: input, outputDollarsPerMillionTokens: output } = offer;
 * assert.equal(offer.blendedDollarsPerMillionTokens, (3 * input + output) / 4);
 * ```
 * @throws {ReadError} when the file is missing or is no such table.
 */
export function loadOffers(path?: string | URL): Table<OfferRow, typeof OFFER_FILTERS> {
  const read = loadApiPrices(path, { keepAllOffers: true });
  const aliases = loadModelAliases(), writing = thatWrite(read.rows);
  return {
    name: "offers",
    noun: "offer",
    ...read,
    rows: writing.rows.map((row) => offerRow(row, aliases)),
    leftOut: [...read.leftOut, ...writing.leftOut],
    columns: [
      "model",
      "provider",
      "kind",
      "paramsB",
      "inputDollarsPerMillionTokens",
      "outputDollarsPerMillionTokens",
      "offer",
    ],
    label: "model",
    key: ["provider", "model", "line"],
    filters: OFFER_FILTERS,
    origin: originOf(
      {
        source: "genai-prices",
        url: "https://github.com/pydantic/genai-prices",
        licence: "MIT",
      },
      ["prices.csv"],
      path,
    ),
  };
}

/** A row of the reader as a row of the table. */
function offerRow(
  { openWeights, sizeDisclosed: _, dated: __, ...row }: ApiPrice,
  aliases: ReadonlyMap<string, string>,
): OfferRow {
  return {
    ...row,
    base: baseName(modelKey(row.model, aliases)),
    kind: kindOf(row),
    blendedDollarsPerMillionTokens: priceOf(row),
    weights: openWeights ? "open" : "closed",
  };
}
