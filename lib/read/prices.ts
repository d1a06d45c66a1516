import type { Columns } from "./column.ts";
import { parseCsv } from "./csv.ts";
import { type Read, tally } from "./left_out.ts";
import { priceDoubts } from "./price_doubts.ts";
import { readRows } from "./row.ts";

/** What a `Type` of the file says of its price, in this file: nothing about a model's size. */
const KINDS = { SLM: "self-hosted", LLM: "API" } as const;

/** What a thousand tokens of a model cost. */
export type Price = {
  /** Line of the file, as an editor counts it. */
  line: number;
  model: string;
  /** Billions of parameters, as the file says; see `doubts`. */
  paramsB: number;
  /** US dollars for a thousand tokens: for the study's API rows input and output price added up. */
  dollarsPerThousandTokens: number;
  /** Input and output price in US dollars for a thousand tokens, where the source keeps them apart. */
  inputAndOutput: [input: number, output: number] | null;
  /** Cost of running it oneself (arXiv 2312.14972), or an API's list price (llmpricecheck.com). */
  kind: (typeof KINDS)[keyof typeof KINDS];
  /** What speaks against taking the row at its word; empty for most. */
  doubts: string[];
};

/** The columns of financier.csv that are read. */
export const PRICE_COLUMNS = {
  model: { headers: ["Modèle"], unit: "", kind: "text" },
  type: { headers: ["Type"], unit: "", kind: "text" },
  paramsB: {
    headers: ["Nombre de paramètres (B)"],
    unit: "10⁹ parameters",
    kind: "number",
    above: 0,
  },
  dollarsPerThousandTokens: {
    headers: ["Coût ($) pour 1K token"],
    unit: "$/1000 tokens",
    kind: "number",
    above: 0,
  },
} as const satisfies Columns;

/**
 * Reads the text of the price list (financier.csv).
 *
 * No value is changed; rows that should not be taken at their word say so in `doubts`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = parsePrices(
 *   "Modèle,Type,Nombre de paramètres (B),Coût ($) pour 1K token\ngpt-4,LLM,1700,0.09\n",
 * );
 * assert.equal(rows[0].kind, "API");
 * assert.deepEqual(rows[0].doubts, ["parameter count is a rumour"]);
 * ```
 * @throws {ReadError} when the text is no such table.
 */
export function parsePrices(text: string, { file }: { file?: string } = {}): Read<Price> {
  const table = parseCsv(text, { file });
  const rows: Price[] = [], leftOut = tally(), notes = tally();
  for (const { type, ...rest } of readRows(table, PRICE_COLUMNS, (why) => leftOut.add(why))) {
    if (type !== "SLM" && type !== "LLM") {
      leftOut.add(`"Type" is neither SLM nor LLM: ${type}`);
    } else rows.push({ ...rest, inputAndOutput: null, kind: KINDS[type], doubts: [] });
  }
  const doubted = rows.map((row) => ({ ...row, doubts: priceDoubts(row, rows) }));
  for (const doubt of doubted.flatMap(({ doubts }) => doubts)) notes.add(doubt);
  return { rows: doubted, leftOut: leftOut.list(), notes: notes.list() };
}
