import type { Part } from "./part.ts";
import type { StudyPoint } from "./study_point.ts";
import type { StudySettings } from "./study_settings.ts";

export type { StudyPoint, StudySettings };

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
