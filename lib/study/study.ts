import type { SpecificationDimension } from "../fit/specification_curve.ts";
import type { PowerLaws } from "../fit/power_laws.ts";
import type { PowerLawRow } from "../fit/power_law_rows.ts";
import { TooFewError } from "../filter/too_few_error.ts";
import type { Missing } from "./exhibit.ts";
import type { Part } from "./part.ts";
import type { StudyPoint } from "./study_point.ts";
import type { StudySettings } from "./study_settings.ts";

export type { StudyPoint, StudySettings };

/** What is measured, and how sentences, axes and captions call it. */
export type Metric = {
  /** What names of figures begin with: "energy" for the study's rows, "energy-today" for today's. */
  id: string;
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
  /** A unit in which both sets of rows can be set off against each other, and its size in ours. */
  common?: { unit: string; per: string; perUnit: number };
  /** Whether small and large models are compared within each part, because parts differ in more. */
  apart: boolean;
  /** What two-way errors take rows as of one of: "family or type". */
  crossed?: string;
};

/** Choices that somebody has to make before a fit, for the rows of a study. */
export type RowChoices<Row> = readonly SpecificationDimension<{ row: Row; point: StudyPoint }>[];

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
  /** What else is known of each row that rules the quantity, in the order of the points. */
  observed: readonly PowerLawRow[];
  /** Power laws of all that is known beside the size, where rows tell more; null where they do not. */
  powerLaws: PowerLaws | null;
};

/**
 * A study that must be there.
 *
 * @throws {TooFewError} with why the filters leave none.
 */
export function presentStudy<Row>(study: Study<Row> | Missing): Study<Row> {
  if ("missing" in study) throw new TooFewError(study.missing);
  return study;
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
export function partOf(study: Study | Missing, label: string): Part | null {
  return "missing" in study ? null : study.parts.find((part) => part.label === label) ?? null;
}
