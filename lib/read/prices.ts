import { parseAnyCsv } from "./any_csv.ts";
import type { Columns } from "./column.ts";
import type { Read } from "./left_out.ts";
import { priceDoubts } from "./price_doubts.ts";
import type { Values } from "./row.ts";
import { readTable } from "./table.ts";

/** What a `Type` of the file says of its price, in this file: nothing about a model's size. */
const KINDS = { SLM: "self-hosted", LLM: "API" } as const;

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
  // for the study's API rows input and output price added up
  dollarsPerThousandTokens: {
    headers: ["Coût ($) pour 1K token"],
    unit: "$/1000 tokens",
    kind: "number",
    above: 0,
  },
} as const satisfies Columns;

/** What a thousand tokens of a model cost. */
export type Price = { line: number } & Omit<Values<typeof PRICE_COLUMNS>, "type"> & {
  /** Input and output price in US dollars for a thousand tokens, where the source keeps them apart. */
  inputAndOutput: [input: number, output: number] | null;
  /** Cost of running it oneself (arXiv 2312.14972), or an API's list price (llmpricecheck.com). */
  kind: (typeof KINDS)[keyof typeof KINDS];
  /** What speaks against taking the row at its word; empty for most. */
  doubts: string[];
};

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
  return readTable(
    parseAnyCsv(text, file),
    PRICE_COLUMNS,
    ({ type, ...rest }): Price | string =>
      type === "SLM" || type === "LLM"
        ? { ...rest, inputAndOutput: null, kind: KINDS[type], doubts: [] }
        : `"Type" is neither SLM nor LLM: ${type}`,
    (rows, { notes }) =>
      rows.map((row) => {
        const doubts = priceDoubts(row, rows);
        for (const doubt of doubts) notes.add(doubt);
        return { ...row, doubts };
      }),
  );
}
