import { parseAnyCsv } from "./any_csv.ts";
import type { Columns } from "./column.ts";
import type { Read } from "./left_out.ts";
import type { Values } from "./row.ts";
import { readTable } from "./table.ts";

/** The columns of model_families.csv. */
export const MODEL_FAMILY_COLUMNS = {
  // the beginning of the name, in lower case with hyphens
  model: { headers: ["Model"], unit: "", kind: "text" },
  // the weights can be downloaded, whatever their licence
  openWeights: { headers: ["Open weights"], unit: "", kind: "flag" },
  // a size in such a name is that of a dense model, unless the name gives active parameters too
  dense: { headers: ["Dense"], unit: "", kind: "flag" },
  source: { headers: ["Source"], unit: "", kind: "text" },
} as const satisfies Columns;

/** What holds for all models whose name begins so, unless a longer beginning says otherwise. */
export type ModelFamily = { line: number } & Values<typeof MODEL_FAMILY_COLUMNS>;

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
  return readTable(parseAnyCsv(text, file), MODEL_FAMILY_COLUMNS, (row): ModelFamily => row);
}
