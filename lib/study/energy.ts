import { baseModel } from "../read/base_model.ts";
import type { Measurement } from "../read/measurements.ts";
import { modelSizeB } from "../read/model_size.ts";
import { completeSettings } from "../filter/setting.ts";
import { type MeasurementSettings, measurementSettings } from "../filter/measurements.ts";
import { formatNumber, formatParams } from "../words/quantity.ts";
import { sizeStudy } from "./size_study.ts";
import type { Metric, Study } from "./study.ts";
import { clustersOf, studyPoint } from "./study_point.ts";

const METRIC: Metric = {
  id: "energy",
  apart: true,
  crossed: "model or configuration",
  quantity: "The energy of a million tokens",
  unit: "kWh",
  common: { unit: "kWh", per: "million tokens", perUnit: 1 },
  verb: "takes",
  axis: "Energy of a million tokens (kWh)",
  row: "measurement",
  caption:
    "Data: LLM-Perf Leaderboard, Optimum-Benchmark, Hugging Face. Each row: one machine, one request " +
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
      ...clustersOf(settings.clusters, {
        family: () =>
          baseModel({ model: row.model, paramsB: modelSizeB(row.model) ?? row.paramsB }),
        second: () => configurationOf(row),
        ofModel: true,
      }),
      scorePercent: row.scorePercent,
    }, settings.slmLimitB)
  );
  return sizeStudy({ metric: METRIC, settings, rows, points, titleOf }, {
    all: "all hardware",
    groupOf: ({ hardware }) => hardware,
  });
}

/** What a measurement was made with, its model aside. */
export function configurationOf({ hardware, experiment, backend }: Measurement): string {
  return [hardware, experiment, backend].join("\n");
}

function titleOf(row: Measurement): string {
  return `${row.model}\n${formatParams(row.paramsB)}, ${row.hardware}, ${row.quantization}, ` +
    `${row.precision}: ${formatNumber(row.kWhPerMillionTokens)} kWh`;
}
