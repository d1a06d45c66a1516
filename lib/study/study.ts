import type { Fit } from "../fit/fit.ts";
import { type SizeClass, sizeClass } from "../filter/size_class.ts";
import type { Point } from "../fit/point.ts";
import type { ErrorChoice, Part } from "./part.ts";

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

/** What is measured, and how sentences, axes and captions call it. */
export type Metric = {
  id: "co2" | "energy" | "finance";
  /** Subject of a sentence: "The CO₂ of one evaluation". */
  quantity: string;
  unit: string;
  /** The same in other units, given beside it: hours beside kilograms. */
  also?: readonly { label: string; unit: string; perUnit: number }[];
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
  fit: "best" | Fit["growth"];
  xScale: "log" | "linear";
  yScale: "log" | "linear";
  errors: ErrorChoice;
};

/** The rows that the filters kept, as points, with their fits: all that an exhibit needs. */
export type Study<Row = unknown> = {
  metric: Metric;
  settings: StudySettings;
  rows: readonly Row[];
  /** One point for each row, in the same order. */
  points: StudyPoint[];
  /** What stands in a dot's tooltip: model, size, value, configuration. */
  titleOf(row: Row): string;
  /** All points together, as the original study took them. */
  pooled: Part;
  /** What is fitted apart: one for each hardware, say. */
  parts: Part[];
  /** Groups that carry no fit of their own, and why. */
  unfitted: { label: string; points: StudyPoint[]; why: string }[];
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

/**
 * A part of a study by its label, such as a hardware; null when the filters leave it no fit.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadPrices } from "../read/load.ts";
 * import { studyFinance } from "./finance.ts";
 * assert.equal(partOf(studyFinance(loadPrices().rows), "API")?.points.length, 10);
 * ```
 */
export function partOf(study: Study, label: string): Part | null {
  return study.parts.find((part) => part.label === label) ?? null;
}
