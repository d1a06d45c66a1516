import type { Fit, FitOptions, GrowthName } from "../fit/fit.ts";
import { type Candidate, compareGrowth, type Growth } from "../fit/growth.ts";
import { fitExponential } from "../fit/exponential.ts";
import { fitLinear } from "../fit/linear.ts";
import type { Point } from "../fit/point.ts";
import { fitPowerLaw } from "../fit/power_law.ts";
import { type SizeClass, sizeClass } from "../filter/size_class.ts";

/** One row of a dataset as a study sees it: size, value and what the figures say of it. */
export type StudyPoint = Point & {
  /** The model, to which repeated rows belong. */
  cluster: string;
  series: SizeClass;
  /** What stands in the dot's tooltip: model, size, value, configuration. */
  title: string;
  /** Benchmark score in percent, where the dataset has one. */
  scorePercent: number | null;
};

/** What is measured, and how sentences, axes and captions call it. */
export type Metric = {
  id: "co2" | "energy" | "finance";
  /** Subject of a sentence: "The CO₂ of one evaluation". */
  quantity: string;
  unit: string;
  /** The same in other units, given beside it: hours beside kilograms. */
  also?: readonly { label: string; perUnit: number }[];
  /** What a model does with it: "emits". */
  verb: string;
  /** Axis label with unit. */
  axis: string;
  /** One row. */
  row: string;
  /** Source of the data and the caution that belongs to every figure of it. */
  caption: string;
};

/** How the analysis is done, beyond which rows it sees. */
export type StudySettings = {
  slmLimitB: number;
  fit: "best" | GrowthName;
  xScale: "log" | "linear";
  yScale: "log" | "linear";
  errors: NonNullable<FitOptions["errors"]>;
};

/** Rows that are fitted together, and their fits. */
export type Part = {
  label: string;
  points: StudyPoint[];
  linear: Fit;
  powerLaw: Fit;
  exponential: Fit;
  /** Null when there are too few points to compare. */
  growth: Growth | null;
};

/** The rows that the filters kept, as points, with their fits: all that an exhibit needs. */
export type Study<Row = unknown> = {
  metric: Metric;
  settings: StudySettings;
  rows: readonly Row[];
  /** One point for each row, in the same order. */
  points: StudyPoint[];
  /** All points together, as the original study took them. */
  pooled: Part;
  /** What is fitted apart: one for each hardware, say. Groups that no line fits have none. */
  parts: Part[];
};

/** A point of a study from a row's size and value. */
export function studyPoint(
  { paramsB, value, model, title, scorePercent = null }: {
    paramsB: number;
    value: number;
    model: string;
    title: string;
    scorePercent?: number | null;
  },
  slmLimitB: number,
): StudyPoint {
  return {
    x: paramsB,
    y: value,
    cluster: model,
    series: sizeClass(paramsB, slmLimitB),
    title,
    scorePercent,
  };
}

/**
 * Fits the three growths to points that belong together.
 *
 * @throws {RangeError} when no line can be fitted to them.
 */
export function fitPart(
  label: string,
  points: StudyPoint[],
  errors: StudySettings["errors"],
): Part {
  const growth = growthOrNull(points, errors);
  const fitOf = (name: GrowthName, fit: typeof fitLinear) =>
    growth?.candidates.find((c) => c.growth === name)?.fit ?? fit(points, { errors });
  return {
    label,
    points,
    linear: fitOf("linear", fitLinear),
    powerLaw: fitOf("power law", fitPowerLaw),
    exponential: fitOf("exponential", fitExponential),
    growth,
  };
}

/**
 * Fits each group of points by itself, in the order in which the groups first appear; a group that
 * carries no line (fewer than three points, or one size only) has no part.
 */
export function fitParts(
  points: readonly StudyPoint[],
  groupOf: (point: StudyPoint, index: number) => string,
  errors: StudySettings["errors"],
): Part[] {
  const groups = Map.groupBy(points, groupOf);
  return [...groups].flatMap(([label, group]) => {
    try {
      return [fitPart(label, group, errors)];
    } catch (error) {
      if (error instanceof RangeError) return [];
      throw error;
    }
  });
}

/** The comparison of growths, or null where the points are too few for it. */
export function growthOrNull(
  points: readonly Point[],
  errors: StudySettings["errors"],
): Growth | null {
  try {
    return compareGrowth(points, { errors });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The candidate that foretells unseen rows best. */
export function foretellsBest(growth: Growth): Candidate {
  return growth.candidates.reduce((best, c) =>
    c.crossValidatedError < best.crossValidatedError ? c : best
  );
}

/**
 * The fit that the settings ask for. "best" is the one that foretells unseen rows best, or the
 * power law when there are too few rows to tell.
 */
export function drawnFit(part: Part, { fit }: StudySettings): Fit {
  switch (fit) {
    case "linear":
      return part.linear;
    case "power law":
      return part.powerLaw;
    case "exponential":
      return part.exponential;
    default:
      return part.growth === null ? part.powerLaw : foretellsBest(part.growth).fit;
  }
}

/**
 * A part of a study by its label, such as a hardware.
 *
 * @throws {RangeError} when the study has no such part, with those it has.
 */
export function partOf(study: Study, label: string): Part {
  const part = study.parts.find((each) => each.label === label);
  if (part === undefined) {
    throw new RangeError(
      `The study has no part "${label}"; it has: ${
        study.parts.map((each) => each.label).join(", ")
      }. Choose one of these, or widen the filters`,
    );
  }
  return part;
}
