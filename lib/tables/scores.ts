import { number, text } from "./columns.ts";
import { described } from "./load.ts";
import { loadModelVersions } from "./model_lists.ts";
import { choices } from "./settings.ts";

/** The table of how good models are: scores.csv. */
export const scoresTable = described({
  name: "scores",
  noun: "score",
  files: ["scores.csv"],
  columns: {
    // as the benchmark calls it: of one version, "gpt-5-high"
    model: text("Model"),
    benchmark: text("Benchmark"),
    category: text("Category"),
    // points of a rating or an index; of GPQA Diamond the share of right answers
    score: number("Score", ""),
    // 95 %; null where the source gives none
    low: number("Low", "", { whenEmpty: null }),
    high: number("High", "", { whenEmpty: null }),
    // day or month of the state
    date: text("Date"),
    source: text("Source"),
  },
  all: (rows) => {
    const versionOf = loadModelVersions();
    return rows.map(({ line, model, ...row }) => {
      // the model whose version it is, and whether it reasoned before it answered
      const { key, thinking } = versionOf(row.benchmark, model);
      return { line, model, key, thinking, ...row };
    });
  },
  // shares of GPQA from 0, ratings of LMArena up to some 1,500
  measures: { field: "score", least: -1e3, most: 1e4 },
  shown: ["model", "benchmark", "category", "score", "low", "high", "date"],
  key: ["model", "benchmark", "category"],
  filters: {
    benchmark: choices("Benchmark", "benchmark", [
      "LMArena text",
      "Epoch Capabilities Index",
      "GPQA Diamond",
    ]),
    category: choices("Category", "category", [
      "overall",
      "hard prompts",
      "instruction following",
      "coding",
      "math",
      "expert",
      "French",
    ]),
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
 */
export const loadScores = scoresTable.load;
