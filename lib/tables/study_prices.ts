import { loadPrices } from "../read/load.ts";
import type { Description } from "../settings/description.ts";
import { originOf } from "./origin.ts";
import { drawing, fit, sizeBounds } from "./settings.ts";
import type { Table } from "./table.ts";

/** What a thousand tokens of a model cost in the study's list. */
export type StudyPriceRow = {
  line: number;
  model: string;
  /** The cost of running it oneself, or an API's list price: two kinds of price. */
  payment: "self-hosted" | "API";
  paramsB: number;
  /** Of API rows input and output price added up. */
  dollarsPerThousandTokens: number;
  /** What speaks against taking the row at its word; empty for most. */
  doubts: string[];
  doubted: "undoubted" | "doubtful";
};

/** The settings of the table. */
export const STUDY_PRICE_FILTERS = {
  payment: {
    kind: "choices",
    label: "Kind of price",
    field: "payment",
    values: ["self-hosted", "API"],
  },
  doubted: {
    kind: "choices",
    label: "Price or size",
    field: "doubted",
    values: ["undoubted", "doubtful"],
  },
  ...sizeBounds,
  fit: { ...fit, initial: "linear" }, // as the study drew it
  ...drawing,
} as const satisfies Description;

/**
 * Loads the study's price list: the shipped table, or the file at `path`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(loadStudyPrices().rows.length, 38);
 * ```
 * @throws {ReadError} when the file is missing or is no such table.
 */
export function loadStudyPrices(
  path?: string | URL,
): Table<StudyPriceRow, typeof STUDY_PRICE_FILTERS> {
  const read = loadPrices(path);
  return {
    name: "studyPrices",
    noun: "price",
    ...read,
    rows: read.rows.map(({ line, model, kind, paramsB, dollarsPerThousandTokens, doubts }) => ({
      line,
      model,
      payment: kind,
      paramsB,
      dollarsPerThousandTokens,
      doubts,
      doubted: doubts.length > 0 ? "doubtful" : "undoubted",
    })),
    columns: ["model", "payment", "paramsB", "dollarsPerThousandTokens", "doubts"],
    label: "model",
    key: ["model", "payment"],
    filters: STUDY_PRICE_FILTERS,
    origin: originOf(
      {
        source: "arXiv 2312.14972 and llmpricecheck.com",
        url: "https://arxiv.org/abs/2312.14972",
        licence: null,
      },
      ["financier.csv"],
      path,
    ),
  };
}
