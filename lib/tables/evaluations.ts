import { EVALUATION_TYPES } from "../read/evaluations.ts";
import { loadLeaderboard } from "../read/load.ts";
import { type Kind, kindFrom } from "../models/kind.ts";
import type { Description } from "../settings/description.ts";
import { originOf } from "./origin.ts";
import { drawing, fit, kind, scoreBounds, sizeBounds } from "./settings.ts";
import type { Table } from "./table.ts";

/** An evaluation of a model by the Open LLM Leaderboard. */
export type EvaluationRow = {
  line: number;
  model: string;
  /** The pretrained weights that it is a variant of: see `baseModel`. */
  family: string;
  type: string;
  precision: string;
  architecture: string;
  kind: Kind;
  paramsB: number;
  scorePercent: number;
  /** Hours × a constant: no measurement, see `KG_CO2_PER_HOUR`. */
  co2Kg: number;
  hours: number;
  /** Its model's name occurs more than once in the file. */
  repeated: boolean;
};

/** The settings of the table. */
export const EVALUATION_FILTERS = {
  type: {
    kind: "choices",
    label: "Type",
    field: "type",
    values: Object.values(EVALUATION_TYPES),
  },
  precision: {
    kind: "choices",
    label: "Precision",
    field: "precision",
    values: ["bfloat16", "float16", "4bit"],
  },
  kind,
  ...sizeBounds,
  ...scoreBounds,
  firstOfEachModel: { kind: "first of each", label: "First of each model", field: "model" },
  fit,
  ...drawing,
} as const satisfies Description;

/**
 * Loads the Open LLM Leaderboard: the study's table, the newest state that `deno task data:update` brought
 * (`loadEvaluations("latest")`), or the file at `path`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows, leftOut } = loadEvaluations();
 * assert.equal(rows.length, 2220);
 * assert.deepEqual(leftOut, [{ why: "the file gives -1 parameters", count: 3 }]);
 * ```
 * @throws {ReadError} when the file is missing or is no such table.
 */
export function loadEvaluations(
  path?: string | URL,
): Table<EvaluationRow, typeof EVALUATION_FILTERS> {
  const read = loadLeaderboard(path);
  return {
    name: "evaluations",
    noun: "evaluation",
    ...read,
    rows: read.rows.map(({ base, mixtureOfExperts, ...row }) => ({
      ...row,
      family: base,
      kind: kindFrom(mixtureOfExperts),
    })),
    columns: ["model", "type", "kind", "paramsB", "precision", "scorePercent", "co2Kg", "hours"],
    label: "model",
    key: ["model", "precision", "line"],
    filters: EVALUATION_FILTERS,
    origin: originOf(
      {
        source: "Open LLM Leaderboard",
        url: "https://huggingface.co/datasets/open-llm-leaderboard/contents",
        licence: null,
      },
      ["leaderboard.csv"],
      path,
    ),
  };
}
