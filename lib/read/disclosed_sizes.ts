import { parseAnyCsv } from "./any_csv.ts";
import type { Columns } from "./column.ts";
import type { Read } from "./left_out.ts";
import type { Values } from "./row.ts";
import { readTable } from "./table.ts";
import { ACTIVE_PARAMS_COLUMN, impossibleSize, leaveOutTwoSizes } from "./two_sizes.ts";

/** The columns of disclosed_sizes.csv. */
export const DISCLOSED_SIZE_COLUMNS = {
  // the name that model identifiers begin with, in lower case with hyphens
  model: { headers: ["Model"], unit: "", kind: "text" },
  paramsB: { headers: ["Params (B)"], unit: "10⁹ parameters", kind: "number", above: 0 },
  activeParamsB: ACTIVE_PARAMS_COLUMN,
  source: { headers: ["Source"], unit: "", kind: "text" },
  // that page, or a stored copy of it, was read and says so; false when nobody opened it for this table
  read: { headers: ["Read"], unit: "", kind: "flag" },
} as const satisfies Columns;

/** A parameter count that a model's maker published. */
export type DisclosedSize = { line: number } & Values<typeof DISCLOSED_SIZE_COLUMNS>;

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
  return readTable(
    parseAnyCsv(text, file),
    DISCLOSED_SIZE_COLUMNS,
    (row): DisclosedSize | string => impossibleSize(row) ?? row,
    (rows, { leftOut }) => leaveOutTwoSizes(rows, ({ model }) => model, leftOut),
  );
}
