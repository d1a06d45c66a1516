import { type SizeClass, sizeClass } from "../filter/size_class.ts";
import type { Point } from "../fit/point.ts";
import type { PowerLawRow } from "../fit/power_law_rows.ts";

/** One row of a dataset as a study sees it: its size and its value. */
export type StudyPoint = Point & {
  /** The model, to which repeated rows belong. */
  model: string;
  /** What the row belongs to, as the settings say: its model, or the family of its model. */
  cluster: string;
  series: SizeClass;
  /** What figures and tables call the row. */
  name: string;
  /** Benchmark score in percent, where the dataset has one. */
  scorePercent: number | null;
};

/** A point of a study from a row's size and value. */
export function studyPoint(
  { paramsB, value, model, cluster = model, second, name = model, scorePercent = null }: {
    paramsB: number;
    value: number;
    model: string;
    cluster?: string;
    second?: string;
    name?: string;
    scorePercent?: number | null;
  },
  slmLimitB: number,
): StudyPoint {
  return {
    x: paramsB,
    y: value,
    model,
    cluster,
    ...second !== undefined ? { second } : {},
    series: sizeClass(paramsB, slmLimitB),
    name,
    scorePercent,
  };
}

/** A point as an observation of which nothing is known beside its size. */
export function onlySize({ x, y, cluster }: StudyPoint): PowerLawRow {
  return { y, quantities: { size: x }, groups: {}, cluster };
}

/** What a row belongs to: the clusters that the settings ask for. */
export function clustersOf(
  choice: "of one model" | "of one family" | "two-way",
  { family, second, ofModel = false }: {
    family: () => string;
    /** The other kind of cluster. */
    second: () => string;
    /** Whether it crosses models, not families. */
    ofModel?: boolean;
  },
): { cluster?: string; second?: string } {
  if (choice === "of one model") return {};
  if (choice === "of one family") return { cluster: family() };
  return ofModel ? { second: second() } : { cluster: family(), second: second() };
}
