import { described } from "./load.ts";
import { loadModelVersions } from "./model_names.ts";

/** The table of how good models are: scores.csv. */
export const scoresTable = described({
  name: "scores",
  noun: "score",
  files: ["scores.csv"],
  columns: {
    // as the benchmark calls it: of one version, "gpt-5-high"
    model: { headers: ["Model"], unit: "", kind: "text" },
    benchmark: { headers: ["Benchmark"], unit: "", kind: "text" },
    category: { headers: ["Category"], unit: "", kind: "text" },
    // points of a rating or an index; of GPQA Diamond the share of right answers
    score: { headers: ["Score"], unit: "", kind: "number" },
    // 95 %; null where the source gives none
    low: { headers: ["Low"], unit: "", kind: "number", whenEmpty: null },
    high: { headers: ["High"], unit: "", kind: "number", whenEmpty: null },
    // day or month of the state
    date: { headers: ["Date"], unit: "", kind: "text" },
    source: { headers: ["Source"], unit: "", kind: "text" },
  },
  all: (rows) => {
    const versionOf = loadModelVersions();
    return rows.map(({ line, model, ...row }) => {
      // the model whose version it is, and whether it reasoned before it answered
      const { key, thinking } = versionOf(row.benchmark, model);
      return { line, model, key, thinking, ...row };
    });
  },
  shown: ["model", "benchmark", "category", "score", "low", "high", "date"],
  label: "model",
  key: ["model", "benchmark", "category"],
  filters: {
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
  },
  source: {
    source: "LMArena and Epoch AI",
    url: "https://github.com/lmarena/arena-catalog",
    licence: "CC BY 4.0",
  },
});

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
export function loadScores(path?: string | URL) {
  return scoresTable.load(path);
}
