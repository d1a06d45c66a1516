import { baseName } from "../models/base.ts";
import { modelKey } from "../models/key.ts";
import { kindOf } from "../models/kind.ts";
import { priceOf } from "../models/price_of.ts";
import type { Tally } from "../read/left_out.ts";
import { bareModelName } from "../read/model_name.ts";
import { ACTIVE_PARAMS, BILLIONS, day, flag, number, text } from "./columns.ts";
import { described, type RowOf } from "./load.ts";
import { loadModelAliases } from "./model_lists.ts";
import { impossibleSize, leaveOut, leaveOutTwoSizes, markRepeated } from "./rows.ts";
import {
  choices,
  dollarsPerKWh,
  drawing,
  emissions,
  kind,
  size,
  sizeBounds,
  tokens,
} from "./settings.ts";

/** What kind of price an offer is; all but "list" are of another kind than what one pays for a model. */
export const OFFER_KINDS = [
  "list",
  "batch",
  "free",
  "deprecated",
  "latest alias",
  "doubtful",
] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/** Which kinds of offer are kept: at first list prices alone. */
export const offer = choices("Offer", "offer", OFFER_KINDS, ["list"]);

/** What providers ask for the use of a model of a known size through their API: prices.csv. */
export const offersTable = described({
  name: "offers",
  noun: "offer",
  files: ["prices.csv"],
  columns: {
    model: text("Model"),
    provider: text("Provider"),
    inputDollarsPerMillionTokens: number("Input ($/1M tokens)", "$/10⁶ tokens", { above: 0 }),
    outputDollarsPerMillionTokens: number("Output ($/1M tokens)", "$/10⁶ tokens", { above: 0 }),
    // a day on which the price held: its first one where the list tells it, else that of the list
    dated: day("Dated"),
    paramsB: number("Params (B)", BILLIONS, { above: 0, whenEmpty: null }),
    activeParamsB: ACTIVE_PARAMS,
    // where the parameter count comes from: "the model's name", or an address
    sizeSource: text("Size source", { whenEmpty: "unknown" }),
    sizeDisclosed: flag("Size disclosed"),
    openWeights: flag("Open weights"),
    offer: text("Offer", { whenEmpty: "list", optional: true, values: OFFER_KINDS }),
    // day from which the price holds, where the list says; where not, nobody knows how old it is
    changed: day("Changed", { whenEmpty: null, optional: true }),
  },
  row: ({ dated: _, ...row }) => ofKnownSize(row),
  all: (all, { leftOut, notes }) => {
    const nameOf = ({ model }: { model: string }) => bareModelName(model);
    const rows = markRepeated(
      leaveOutTwoSizes(all, nameOf, leftOut),
      (row) => [
        nameOf(row),
        row.provider,
        row.offer,
        row.inputDollarsPerMillionTokens,
        row.outputDollarsPerMillionTokens,
      ],
      notes,
      "an offer listed again under another identifier",
    );
    return thatWrite(rows, leftOut);
  },
  // half of the least, $ 0.01, to above o1-pro's and gpt-4.5's
  measures: { field: "outputDollarsPerMillionTokens", least: 0.005, most: 750 },
  shown: [
    "model",
    "provider",
    "kind",
    "paramsB",
    "inputDollarsPerMillionTokens",
    "outputDollarsPerMillionTokens",
    "offer",
  ],
  key: ["provider", "model", "line"],
  filters: {
    offer,
    repeated: choices("Listed again under another name", "repeated", ["false", "true"], ["false"]),
    provider: choices("Provider", "provider"),
    weights: choices("Weights", "weights", ["open", "closed"]),
    kind,
    ...sizeBounds,
    size,
    ...tokens,
    dollarsPerKWh,
    pue: emissions.pue,
    ...drawing,
  },
  source: {
    source: "genai-prices",
    url: "https://github.com/pydantic/genai-prices",
    licence: "MIT",
  },
});

export type OfferRow = RowOf<typeof offersTable>;

type Listed = {
  model: string;
  paramsB: number | null;
  activeParamsB: number | null;
  inputDollarsPerMillionTokens: number;
  outputDollarsPerMillionTokens: number;
};

/** A price with the size of its model, or why there is none. */
export function ofKnownSize<Row extends Listed & { sizeDisclosed: boolean }>(
  { sizeDisclosed, ...row }: Row,
) {
  const { paramsB } = row;
  if (paramsB === null) return "no parameter count is known to be disclosed";
  if (!sizeDisclosed) return "the parameter count was never disclosed: the file has a guess";
  return impossibleSize(row) ?? { ...row, paramsB };
}

/** Models that judge or translate what others write; their prices say nothing of writing. */
const OTHERS = /guard|moderation|content-safety|m2m100/i;

/** The offers of models that write text of their own, with what follows from name, sizes and prices. */
export function thatWrite<Row extends Listed & { paramsB: number; openWeights: boolean }>(
  rows: readonly Row[],
  leftOut: Tally,
) {
  const aliases = loadModelAliases(), why = "it judges or translates text: no model that writes";
  const writing = leaveOut(rows, ({ model }) => OTHERS.test(model) ? why : null, leftOut);
  return writing.map(({ openWeights, ...row }) => ({
    ...row,
    base: baseName(modelKey(row.model, aliases)),
    kind: kindOf(row),
    blendedDollarsPerMillionTokens: priceOf(row),
    weights: openWeights ? "open" : "closed",
  }));
}

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
 */
export const loadOffers = offersTable.load;
