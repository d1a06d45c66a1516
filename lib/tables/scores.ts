import type { Columns } from "../read/column.ts";
import { parseCsv } from "../read/csv.ts";
import { readTables } from "../read/latest.ts";
import { type Read, tally } from "../read/left_out.ts";
import { readRows, type Values } from "../read/row.ts";
import type { Description } from "../settings/description.ts";
import { loadModelVersions } from "./model_versions.ts";
import { originOf } from "./origin.ts";
import type { Table } from "./table.ts";

/** The columns of scores.csv. */
export const SCORE_COLUMNS = {
  model: { headers: ["Model"], unit: "", kind: "text" },
  benchmark: { headers: ["Benchmark"], unit: "", kind: "text" },
  category: { headers: ["Category"], unit: "", kind: "text" },
  score: { headers: ["Score"], unit: "", kind: "number" },
  low: { headers: ["Low"], unit: "", kind: "number", whenEmpty: null },
  high: { headers: ["High"], unit: "", kind: "number", whenEmpty: null },
  date: { headers: ["Date"], unit: "", kind: "text" },
  source: { headers: ["Source"], unit: "", kind: "text" },
} as const satisfies Columns;

/** How well a model did in one category of a benchmark. */
export type ScoreRow = {
  line: number;
  /** As the benchmark calls it: of one version, "gpt-5-high". */
  model: string;
  /** The model whose version it is, as `modelKey` writes it; number formats of one model are one. */
  key: string;
  /** It reasoned before it answered; null where nobody says. */
  thinking: boolean | null;
  /** "LMArena text", "Epoch Capabilities Index" or "GPQA Diamond". */
  benchmark: string;
  category: string;
  /** Points of a rating or an index; of GPQA Diamond the share of right answers. */
  score: number;
  /** 95 %; null where the source gives none. */
  low: number | null;
  high: number | null;
  /** Day or month of the state. */
  date: string;
  source: string;
};

/**
 * Reads the text of the table of scores (scores.csv), as the benchmarks call the models.
 *
 * @throws {ReadError} when the text is no such table.
 */
export function parseScores(
  text: string,
  { file }: { file?: string } = {},
): Read<{ line: number } & Values<typeof SCORE_COLUMNS>> {
  const leftOut = tally();
  const rows = [...readRows(parseCsv(text, { file }), SCORE_COLUMNS, (why) => leftOut.add(why))];
  return { rows, leftOut: leftOut.list(), notes: [] };
}

/** The settings of the table. */
export const SCORE_FILTERS = {
  benchmark: {
    kind: "choices",
    label: "Benchmark",
    field: "benchmark",
    values: ["LMArena text", "Epoch Capabilities Index", "GPQA Diamond"],
  },
  category: {
    kind: "choices",
    label: "Category",
    field: "category",
    values: [
      "overall",
      "hard prompts",
      "instruction following",
      "coding",
      "math",
      "expert",
      "French",
    ],
  },
} as const satisfies Description;

/**
 * Loads how good models are: LMArena's ratings of answers by people who compared two, by category,
 * Epoch's index of many benchmarks, and GPQA Diamond (hard questions of science), or the file at `path`.
 * Scores of different benchmarks are on different scales.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = loadScores();
 * const overall = rows.filter((row) => row.category === "overall" && row.benchmark === "LMArena text");
 * assert.equal(overall.find(({ key }) => key === "gemma-3-12b-it")?.score, 1333.97);
 * ```
 * @throws {ReadError} when the file is missing or is no such table.
 */
export function loadScores(path?: string | URL): Table<ScoreRow, typeof SCORE_FILTERS> {
  const [{ text, file }] = readTables(["scores.csv"], path);
  const versionOf = loadModelVersions(), { rows, leftOut, notes } = parseScores(text, { file });
  return {
    name: "scores",
    noun: "score",
    rows: rows.map(({ line, model, ...row }) => {
      const { key, thinking } = versionOf(row.benchmark, model);
      return { line, model, key, thinking, ...row };
    }),
    leftOut,
    notes,
    columns: ["model", "benchmark", "category", "score", "low", "high", "date"],
    label: "model",
    key: ["model", "benchmark", "category"],
    filters: SCORE_FILTERS,
    origin: originOf(
      {
        source: "LMArena and Epoch AI",
        url: "https://github.com/lmarena/arena-catalog",
        licence: "CC BY 4.0",
      },
      ["scores.csv"],
      path,
    ),
  };
}
