import type { Measurement } from "../read/measurements.ts";
import { completeSettings } from "../filter/setting.ts";
import { type MeasurementSettings, measurementSettings } from "../filter/measurements.ts";
import { formatNumber, formatParams } from "../words/quantity.ts";
import { fitParts, together } from "./part.ts";
import type { Metric, Study } from "./study.ts";
import { onlySize, studyPoint } from "./study_point.ts";

const METRIC: Metric = {
  id: "energy",
  apart: true,
  quantity: "The energy of a million tokens",
  unit: "kWh",
  common: { unit: "kWh per million tokens", perUnit: 1 },
  verb: "takes",
  axis: "Energy of a million tokens (kWh)",
  row: "measurement",
  caption:
    "Data: LLM-Perf Leaderboard, Optimum-Benchmark, Hugging Face. One machine, one request " +
    "at a time (batch size 1), short prompts: a busy server needs far less for each token.",
};

/**
 * The measurements as a study of energy (kWh per million tokens) against parameters (billions),
 * one part for each hardware.
 *
 * @throws {RangeError} when no hardware has rows enough for a line.
 */
export function studyEnergy(
  rows: readonly Measurement[],
  given: Partial<MeasurementSettings> = {},
): Study<Measurement> {
  const settings = completeSettings(measurementSettings, given);
  const points = rows.map((row) =>
    studyPoint({
      paramsB: row.paramsB,
      value: row.kWhPerMillionTokens,
      model: row.model,
      scorePercent: row.scorePercent,
    }, settings.slmLimitB)
  );
  const groups = fitParts(points, (_, i) => rows[i].hardware, settings);
  return {
    metric: METRIC,
    settings,
    rows,
    points,
    titleOf,
    pooled: together("all hardware", points, settings, groups),
    ...groups,
    observed: points.map(onlySize),
    powerLaws: null,
  };
}

function titleOf(row: Measurement): string {
  return `${row.model}\n${formatParams(row.paramsB)}, ${row.hardware}, ${row.quantization}, ` +
    `${row.precision}: ${formatNumber(row.kWhPerMillionTokens)} kWh`;
}
