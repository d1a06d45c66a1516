import { BILLIONS, number, text } from "./columns.ts";
import { described } from "./load.ts";
import { choices, drawing, fit, sizeBounds } from "./settings.ts";

/** Doubts about a price, in the words that rows carry. */
export const PRICE_DOUBTS = {
  slippedDecimal: "slipped decimal?",
  rumouredSize: "parameter count is a rumour",
  otherVersion: "parameter count and price may be of different versions",
} as const;

/**
 * 123 B is the size of Mistral Large 2 (24.07), which cost 3 + 9 $ per million tokens; the file has 32 $.
 * The size of the first Mistral Large (24.02) was never disclosed.
 */
const OTHER_VERSIONS = ["mistral-large"];

/** Beginnings of the names of models whose makers never disclosed a parameter count. */
const UNDISCLOSED_SIZES = ["claude-", "gpt-3.5-turbo", "gpt-4", "gemini-"];

/** A quantised variant by its name: openchat:7b-v3.5-q3_K_L. */
const QUANTISED = /[-:]q\d[^:]*$/i;

/** Variants of one model in this file cost 1.0 to 1.4 times the unquantised one: this is far outside. */
const SLIP = 5;

/** The study's list of prices: financier.csv. No value is changed; rows not to be taken at their word say so. */
export const studyPricesTable = described({
  name: "studyPrices",
  noun: "price",
  files: ["financier.csv"],
  columns: {
    model: text("Modèle"),
    type: text("Type", { values: ["SLM", "LLM"] }),
    paramsB: number("Nombre de paramètres (B)", BILLIONS, { above: 0 }),
    // for the study's API rows input and output price added up
    dollarsPerThousandTokens: number("Coût ($) pour 1K token", "$/1000 tokens", { above: 0 }),
  },
  row: ({ line, model, type, ...row }) => ({
    line,
    model,
    // What the file's type says of the price, nothing about a model's size: the cost of running it oneself
    // (arXiv 2312.14972), or an API's list price (llmpricecheck.com).
    payment: type === "SLM" ? "self-hosted" : "API",
    ...row,
  }),
  all: (rows, { notes }) =>
    rows.map((row) => {
      const doubts = priceDoubts(row, rows);
      for (const doubt of doubts) notes.add(doubt);
      return { ...row, doubts, doubted: doubts.length > 0 ? "doubtful" : "undoubted" };
    }),
  // as that of offers: half of the least to above the highest
  measures: { field: "dollarsPerThousandTokens", least: 5e-6, most: 0.75 },
  shown: ["model", "payment", "paramsB", "dollarsPerThousandTokens", "doubts"],
  key: ["model", "payment"],
  filters: {
    payment: choices("Kind of price", "payment", ["self-hosted", "API"]),
    doubted: choices("Price or size", "doubted", ["undoubted", "doubtful"]),
    ...sizeBounds,
    fit: { ...fit, initial: "linear" }, // as the study drew it
    ...drawing,
  },
  source: {
    source: "arXiv 2312.14972 and llmpricecheck.com",
    url: "https://arxiv.org/abs/2312.14972",
    licence: null,
  },
});

type Priced = { model: string; dollarsPerThousandTokens: number };

/**
 * What speaks against taking a price or its parameter count at its word. A quantised variant is doubted
 * when it costs less than a fifth, or more than five times, of the unquantised model of the same name (the
 * part before the colon).
 */
function priceDoubts({ model, dollarsPerThousandTokens: asked }: Priced, rows: readonly Priced[]) {
  const [family] = model.split(":");
  const plain = rows.find((row) =>
    row.model.split(":")[0] === family && !QUANTISED.test(row.model)
  );
  const ratio = QUANTISED.test(model) && plain ? asked / plain.dollarsPerThousandTokens : 1;
  const doubts: [string, boolean][] = [
    [PRICE_DOUBTS.slippedDecimal, ratio < 1 / SLIP || ratio > SLIP],
    [PRICE_DOUBTS.rumouredSize, UNDISCLOSED_SIZES.some((start) => model.startsWith(start))],
    [PRICE_DOUBTS.otherVersion, OTHER_VERSIONS.includes(model)],
  ];
  return doubts.filter(([, holds]) => holds).map(([doubt]) => doubt);
}

/**
 * Loads the study's price list: the shipped table, or the file at `path`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(loadStudyPrices().rows.length, 38);
 * ```
 */
export const loadStudyPrices = studyPricesTable.load;
