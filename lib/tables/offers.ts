import { baseName } from "../models/base.ts";
import { modelKey } from "../models/key.ts";
import { kindOf } from "../models/kind.ts";
import { priceOf } from "../models/price_of.ts";
import type { Tally } from "../read/left_out.ts";
import { bareModelName } from "../read/model_name.ts";
import type { Columns } from "../read/table.ts";
import { ACTIVE_PARAMS, BILLIONS, flag, number, text } from "./columns.ts";
import { described, type RowOf } from "./load.ts";
import { loadModelAliases } from "./model_lists.ts";
import { impossibleSize, leaveOutTwoSizes, markRepeated } from "./rows.ts";
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

/** The columns of prices.csv. */
export const OFFER_COLUMNS = {
  model: text("Model"),
  provider: text("Provider"),
  inputDollarsPerMillionTokens: number("Input ($/1M tokens)", "$/10⁶ tokens", { above: 0 }),
  outputDollarsPerMillionTokens: number("Output ($/1M tokens)", "$/10⁶ tokens", { above: 0 }),
  // a day on which the price held: its first one where the list tells it, else that of the list
  dated: text("Dated"),
  paramsB: number("Params (B)", BILLIONS, { above: 0, whenEmpty: null }),
  activeParamsB: ACTIVE_PARAMS,
  // where the parameter count comes from: "the model's name", or an address
  sizeSource: text("Size source", { whenEmpty: "unknown" }),
  sizeDisclosed: flag("Size disclosed"),
  openWeights: flag("Open weights"),
  offer: text("Offer", { whenEmpty: "list", optional: true }),
  // day from which the price holds, where the list says; where not, nobody knows how old it is
  changed: text("Changed", { whenEmpty: null, optional: true }),
} as const satisfies Columns;

/** Which kinds of offer are kept: at first list prices alone. */
export const offer = choices("Offer", "offer", OFFER_KINDS, ["list"]);

/** What providers ask for the use of a model of a known size through their API: prices.csv. */
export const offersTable = described({
  name: "offers",
  noun: "offer",
  files: ["prices.csv"],
  columns: OFFER_COLUMNS,
  row: ({ dated, sizeDisclosed, ...row }) => {
    const { paramsB, offer } = row;
    if (!isDay(dated)) return '"Dated" is no day like 2026-01-31';
    if (!isOfferKind(offer)) return `"Offer" is none of those known: ${offer}`;
    if (paramsB === null) return "no parameter count is known to be disclosed";
    if (!sizeDisclosed) return "the parameter count was never disclosed: the file has a guess";
    return impossibleSize(row) ?? { ...row, paramsB, offer };
  },
  all: (all, { leftOut, notes }) => {
    const ofOneSize = leaveOutTwoSizes(all, ({ model }) => bareModelName(model), leftOut);
    const rows = markRepeated(
      ofOneSize,
      (row) => [
        bareModelName(row.model),
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

/** What a provider asks for a model. */
export type OfferRow = RowOf<typeof offersTable>;

/** Whether a cell is a day. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** Whether a cell names a kind of offer. */
export function isOfferKind(text: string): text is OfferKind {
  return (OFFER_KINDS as readonly string[]).includes(text);
}

/** Models that judge or translate what others write; their prices say nothing of writing. */
const OTHERS = /guard|moderation|content-safety|m2m100/i;

/** The offers of models that write text of their own, with what follows from name, sizes and prices. */
export function thatWrite<
  Row extends {
    model: string;
    paramsB: number;
    activeParamsB: number | null;
    inputDollarsPerMillionTokens: number;
    outputDollarsPerMillionTokens: number;
    openWeights: boolean;
  },
>(rows: readonly Row[], leftOut: Tally) {
  const aliases = loadModelAliases(), writing = rows.filter(({ model }) => !OTHERS.test(model));
  const others = rows.length - writing.length;
  if (others > 0) leftOut.add("it judges or translates text: no model that writes", others);
  return writing.map((row) => {
    const { openWeights, ...rest } = row;
    const weights: "open" | "closed" = openWeights ? "open" : "closed";
    return {
      ...rest,
      base: baseName(modelKey(row.model, aliases)),
      kind: kindOf(row),
      blendedDollarsPerMillionTokens: priceOf(row),
      weights,
    };
  });
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
 * @throws {ReadError} when the file is missing or is no such table.
 */
export const loadOffers = offersTable.load;
