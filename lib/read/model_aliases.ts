import type { Columns } from "./column.ts";
import { parseCsv } from "./csv.ts";
import { ReadError } from "./read_error.ts";
import { readRows } from "./row.ts";

/** The columns of model_aliases.csv. */
export const MODEL_ALIAS_COLUMNS = {
  name: { headers: ["Name"], unit: "", kind: "text" },
  model: { headers: ["Model"], unit: "", kind: "text" },
  source: { headers: ["Source"], unit: "", kind: "text" },
} as const satisfies Columns;

/**
 * Reads the text of the table of aliases (model_aliases.csv): names of providers that no rule brings to
 * the model they stand for, and the model's name on the Hugging Face Hub. For `modelKey`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { modelKey } from "./model_key.ts";
 * const aliases = parseModelAliases("Name,Model,Source\nllama3.1-8b,meta-llama/Llama-3.1-8B-Instruct,us\n");
 * assert.equal(modelKey("llama3.1-8b", aliases), "llama-3.1-8b-instruct");
 * assert.equal(modelKey("meta-llama/Llama-3.1-8B", aliases), "llama-3.1-8b"); // the base model
 * ```
 * @throws {ReadError} when the text is no such table, a cell is empty, or a name stands there twice.
 */
export function parseModelAliases(
  text: string,
  { file }: { file?: string } = {},
): ReadonlyMap<string, string> {
  const table = parseCsv(text, { file });
  const aliases = new Map<string, string>();
  const refuse = (found: string, { line }: { line: number }): never => {
    throw new ReadError({
      file: table.file,
      line,
      found,
      expected: "each name once, with its model and a source",
      mend: "fill the cell, or delete the line",
    });
  };
  for (const row of readRows(table, MODEL_ALIAS_COLUMNS, refuse)) {
    if (aliases.has(row.name)) refuse(`${row.name} a second time`, row);
    aliases.set(row.name, row.model);
  }
  return aliases;
}
