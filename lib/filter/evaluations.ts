import { type Evaluation, EVALUATION_TYPES } from "../read/evaluations.ts";
import {
  clusters,
  drawing,
  experts,
  scoreBounds,
  sizeBounds,
  slmLimit,
  standardErrors,
} from "./common.ts";
import { filterOf } from "./filter_rows.ts";
import type { Description, Settings } from "./setting.ts";

/** The settings of the co2 notebook. */
export const evaluationSettings = {
  types: {
    kind: "choices",
    label: "Type",
    values: Object.values(EVALUATION_TYPES),
    of: (row) => row.type,
  },
  precisions: {
    kind: "choices",
    label: "Precision",
    values: ["bfloat16", "float16", "4bit"],
    of: (row) => row.precision,
  },
  experts,
  ...sizeBounds,
  ...scoreBounds,
  repeats: {
    kind: "first per",
    label: "Evaluations",
    values: ["all", "first of each model"],
    of: (row) => row.model,
  },
  slmLimitB: slmLimit,
  ...drawing,
  clusters,
  errors: standardErrors("best"),
} as const satisfies Description<Evaluation>;

export type EvaluationSettings = Settings<typeof evaluationSettings>;

/**
 * Keeps the evaluations that satisfy the settings and counts the others by reason.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadLeaderboard } from "../read/load.ts";
 * const { rows } = loadLeaderboard();
 * const chat = filterEvaluations(rows, { types: ["chat"], maxParamsB: 40 });
 * assert.ok(chat.rows.length < rows.length && chat.leftOut.length > 0);
 * ```
 * @throws {RangeError} for an unknown setting or value, or when no row is left.
 */
export const filterEvaluations = filterOf<Evaluation, EvaluationSettings>(evaluationSettings);
