import type { Columns } from "../read/column.ts";
import { parseCsv } from "../read/csv.ts";
import { modelKey } from "../read/model_key.ts";
import { readRows } from "../read/row.ts";
import { readShipped } from "../read/shipped.ts";

/** The columns of model_versions.csv. */
export const MODEL_VERSION_COLUMNS = {
  table: { headers: ["Table"], unit: "", kind: "text" },
  name: { headers: ["Name"], unit: "", kind: "text" },
  model: { headers: ["Model"], unit: "", kind: "text" },
  thinking: { headers: ["Thinking"], unit: "", kind: "flag", whenEmpty: null },
  quantized: { headers: ["Quantized"], unit: "", kind: "flag", whenEmpty: false },
  why: { headers: ["Why"], unit: "", kind: "text" },
} as const satisfies Columns;

/** Which version of which model a name of one table means. */
export type Version = {
  /** See `modelKey`. */
  key: string;
  /** It reasons before it answers; null where nobody says. */
  thinking: boolean | null;
  /** It has fewer bits than its maker published. */
  quantized: boolean;
};

/** Finds the version that a name means in a table. */
export type VersionOf = (table: string, name: string) => Version;

/** Names that Anthropic, Amazon and xAI have at other providers, and the day behind a version. */
const CLOSED = /^(?:anthropic|amazon|x-ai)[./]|-20\d{6}(?:-v\d)?$|-v1(?:\.0)?$/g;

/**
 * Loads which version of which model the tables' names mean: `modelKey`, but for the names that
 * data/model_versions.csv has, where a rating is of a date, a mode or a precision.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const versionOf = loadModelVersions();
 * assert.equal(versionOf("served.csv", "Qwen/Qwen3-8B").key, "qwen-3-8b");
 * assert.deepEqual(versionOf("LMArena text", "deepseek-v3.1-thinking"), {
 *   key: "deepseek-v3.1",
 *   thinking: true,
 *   quantized: false,
 * });
 * ```
 * @throws {ReadError} when the table is missing or is none.
 */
export function loadModelVersions(): VersionOf {
  const [{ text, file }] = readShipped(["model_versions.csv"]);
  const known = new Map<string, Version>();
  for (const row of readRows(parseCsv(text, { file }), MODEL_VERSION_COLUMNS, () => {})) {
    const { table, name, thinking, quantized } = row;
    known.set(`${table}\n${name}`, { key: keyOf(row.model), thinking, quantized });
  }
  return (table, name) =>
    known.get(`${table}\n${name}`) ?? { key: keyOf(name), thinking: null, quantized: false };
}

/** The key of a name, open or closed. */
function keyOf(name: string): string {
  const key = modelKey(name);
  const bare = key.replace(CLOSED, "").replace(CLOSED, "");
  return /^(?:claude|grok|nova)/.test(bare) ? bare.replaceAll(".", "-") : key;
}
