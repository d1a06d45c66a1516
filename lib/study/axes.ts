import type { Study, StudySettings } from "./study.ts";

/** The axis of every figure against size. */
export function sizeAxis(scale: StudySettings["xScale"]) {
  return { label: "Parameters", scale, unit: "B params" } as const;
}

/** The axis of the study's own quantity. */
export function valueAxis({ metric }: Pick<Study, "metric">, scale: StudySettings["yScale"]) {
  return { label: metric.axis, scale };
}
