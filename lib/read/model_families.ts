import type { Columns } from "./column.ts";
import { parseCsv } from "./csv.ts";
import { type Read, tally } from "./left_out.ts";
import { readRows } from "./row.ts";

/** What holds for all models whose name begins so, unless a longer beginning says otherwise. */
export type ModelFamily = {
  line: number;
  /** The beginning of the name, in lower case with hyphens. */
  model: string;
  /** The weights can be downloaded, whatever their licence. */
  openWeights: boolean;
  /** A size in such a name is that of a dense model, unless the name gives active parameters too. */
  dense: boolean;
  /** Address where the weights are, or where their maker offers them as a service alone. */
  source: string;
};

/** The columns of model_families.csv. */
export const MODEL_FAMILY_COLUMNS = {
  model: { headers: ["Model"], unit: "", kind: "text" },
  openWeights: { headers: ["Open weights"], unit: "", kind: "flag" },
  dense: { headers: ["Dense"], unit: "", kind: "flag" },
  source: { headers: ["Source"], unit: "", kind: "text" },
} as const satisfies Columns;

/**
 * Reads the text of the table of model families (model_families.csv): which have open weights.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = parseModelFamilies("Model,Open weights,Dense,Source\nllama,True,True,https://example.org\n");
 * assert.equal(rows[0].openWeights, true);
 * ```
 * @throws {ReadError} when the text is no such table.
 */
export function parseModelFamilies(
  text: string,
  { file }: { file?: string } = {},
): Read<ModelFamily> {
  const table = parseCsv(text, { file });
  const leftOut = tally();
  const rows = [...readRows(table, MODEL_FAMILY_COLUMNS, (why) => leftOut.add(why))];
  return { rows, leftOut: leftOut.list(), notes: [] };
}
