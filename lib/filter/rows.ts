import type { OneOf } from "./setting.ts";

/** The two sets of rows that each notebook has: what is measured and asked today, and the study's own. */
export type RowsName = "today" | "study";

/** Which of the two the answer, the main figure and the checks speak of first. */
export const rowsSetting = {
  kind: "one of",
  label: "Rows",
  values: ["today", "study"],
  initial: "today",
} as const satisfies OneOf;

/** Which parameters are a model's size: for mixtures of experts the active ones are a part of all. */
export const sizeSetting = {
  kind: "one of",
  label: "Parameters that count",
  values: ["total", "active"],
  initial: "total",
  of: ({ paramsB, activeParamsB }, which) => which === "active" ? activeParamsB : paramsB,
} as const satisfies OneOf<{ paramsB: number; activeParamsB: number | null }>;
