import { type SizeClass, sizeClass } from "../filter/size_class.ts";
import type { Point } from "../fit/point.ts";
import type { PowerLawRow } from "../fit/power_law_rows.ts";

/** One row of a dataset as a study sees it: its size and its value. */
export type StudyPoint = Point & {
  /** The model, to which repeated rows belong. */
  cluster: string;
  series: SizeClass;
  /** What figures and tables call the row. */
  name: string;
  /** Benchmark score in percent, where the dataset has one. */
  scorePercent: number | null;
};

/** A point of a study from a row's size and value. */
export function studyPoint(
  { paramsB, value, model, name = model, scorePercent = null }: {
    paramsB: number;
    value: number;
    model: string;
    name?: string;
    scorePercent?: number | null;
  },
  slmLimitB: number,
): StudyPoint {
  return {
    x: paramsB,
    y: value,
    cluster: model,
    series: sizeClass(paramsB, slmLimitB),
    name,
    scorePercent,
  };
}

/** A point as an observation of which nothing is known beside its size. */
export function onlySize({ x, y, cluster }: StudyPoint): PowerLawRow {
  return { y, quantities: { size: x }, groups: {}, cluster };
}
