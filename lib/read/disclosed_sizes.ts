import type { Columns } from "./column.ts";
import { parseCsv } from "./csv.ts";
import { type Read, tally } from "./left_out.ts";
import { readRows } from "./row.ts";
import { ACTIVE_PARAMS_COLUMN, impossibleSize, leaveOutTwoSizes } from "./two_sizes.ts";

/** A parameter count that a model's maker published. */
export type DisclosedSize = {
  line: number;
  /** The name that model identifiers begin with, in lower case with hyphens. */
  model: string;
  /** Billions of parameters, all experts of a mixture included. */
  paramsB: number;
  /** Billions of parameters that work on one token; null where the maker does not say. */
  activeParamsB: number | null;
  /** Address of the page: model card, announcement, documentation, repository or technical report. */
  source: string;
  /** That page, or a stored copy of it, was read and says so; false when nobody opened it for this table. */
  read: boolean;
};

/** The columns of disclosed_sizes.csv. */
export const DISCLOSED_SIZE_COLUMNS = {
  model: { headers: ["Model"], unit: "", kind: "text" },
  paramsB: { headers: ["Params (B)"], unit: "10⁹ parameters", kind: "number", above: 0 },
  activeParamsB: ACTIVE_PARAMS_COLUMN,
  source: { headers: ["Source"], unit: "", kind: "text" },
  read: { headers: ["Read"], unit: "", kind: "flag" },
} as const satisfies Columns;

/**
 * Reads the text of the table of disclosed sizes (disclosed_sizes.csv), for models whose name does not
 * tell all their parameters.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = parseDisclosedSizes(
 *   "Model,Params (B),Active params (B),Source,Read\nmixtral-8x7b,46.7,12.9,https://example.org,True\n",
 * );
 * assert.equal(rows[0].paramsB, 46.7);
 * ```
 * @throws {ReadError} when the text is no such table.
 */
export function parseDisclosedSizes(
  text: string,
  { file }: { file?: string } = {},
): Read<DisclosedSize> {
  const table = parseCsv(text, { file });
  const read: DisclosedSize[] = [], leftOut = tally();
  for (const row of readRows(table, DISCLOSED_SIZE_COLUMNS, (why) => leftOut.add(why))) {
    const why = impossibleSize(row);
    if (why === null) read.push(row);
    else leftOut.add(why);
  }
  const rows = leaveOutTwoSizes(read, ({ model }) => model, leftOut);
  return { rows, leftOut: leftOut.list(), notes: [] };
}
