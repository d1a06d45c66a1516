import { type Columns, findColumns } from "./column.ts";
import { parseCsv } from "./csv.ts";
import { type Read, tally } from "./left_out.ts";
import { readRow } from "./row.ts";

/** A parameter count that a model's maker published. */
export type DisclosedSize = {
  line: number;
  /** The name that model identifiers begin with, in lower case with hyphens. */
  model: string;
  /** Billions of parameters, all experts of a mixture included. */
  paramsB: number;
  /** Address of the model card or announcement. */
  source: string;
};

/** The columns of disclosed_sizes.csv. */
export const DISCLOSED_SIZE_COLUMNS = {
  model: { headers: ["Model"], unit: "", kind: "text" },
  paramsB: { headers: ["Params (B)"], unit: "10⁹ parameters", kind: "number", above: 0 },
  source: { headers: ["Source"], unit: "", kind: "text" },
} as const satisfies Columns;

/**
 * Reads the text of the table of disclosed sizes (disclosed_sizes.csv), for models whose name does not
 * tell all their parameters.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = parseDisclosedSizes("Model,Params (B),Source\nmixtral-8x7b,46.7,https://example.org\n");
 * assert.equal(rows[0].paramsB, 46.7);
 * ```
 * @throws {ReadError} when the text is no such table.
 */
export function parseDisclosedSizes(
  text: string,
  { file }: { file?: string } = {},
): Read<DisclosedSize> {
  const table = parseCsv(text, { file });
  const places = findColumns(table, DISCLOSED_SIZE_COLUMNS);
  const rows: DisclosedSize[] = [], leftOut = tally();
  for (const record of table.records) {
    const values = readRow(record, DISCLOSED_SIZE_COLUMNS, places);
    if (typeof values === "string") leftOut.add(values);
    else rows.push({ line: record.line, ...values });
  }
  return { rows, leftOut: leftOut.list(), notes: [] };
}
