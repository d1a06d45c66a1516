import { measurementSettings } from "../filter/measurements.ts";
import type { Average } from "../fit/averages.ts";
import type { Measurement } from "../read/measurements.ts";
import { formatNumber, formatParams } from "../words/quantity.ts";
import { energyChoices } from "./choices.ts";
import { energyClaims } from "./claims.ts";
import { studyEnergy } from "./energy.ts";
import { hardwareFitsFigure } from "./hardware.ts";
import type { View } from "./view.ts";

/** The measurements of LLM-Perf as a live figure. */
export const energyView: View<Measurement> = {
  id: "energy",
  rows: "study",
  row: "measurement",
  settings: measurementSettings,
  foremost: ["hardware", "quantizations", "minParamsB", "maxParamsB", "average"],
  fields: [
    "line",
    "hardware",
    "model",
    "paramsB",
    "paramsRecovered",
    "kWhPerMillionTokens",
    "scorePercent",
    "precision",
    "quantization",
    "attention",
    "backend",
    "experiment",
    "mixtureOfExperts",
    "repeated",
  ],
  key: ({ hardware, line }) => `${hardware}:${line}`,
  name: ({ model }) => model,
  link: ({ model }) => `https://huggingface.co/${model}`,
  details: (row) => [
    `${formatParams(row.paramsB)} parameters${row.paramsRecovered ? " (from the name)" : ""}, ` +
    `${row.hardware}, ${row.quantization}, ${row.precision}, ${row.attention}`,
    `${formatNumber(row.kWhPerMillionTokens)} kWh per million tokens`,
    row.scorePercent === null ? "no score" : `score ${formatNumber(row.scorePercent)} %`,
  ],
  columns: [
    { label: "Model", of: ({ model }) => model },
    { label: "Energy", unit: "kWh/10⁶ tokens", of: (row) => row.kWhPerMillionTokens },
    { label: "Hardware", of: ({ hardware }) => hardware },
    { label: "Score", unit: "%", of: ({ scorePercent }) => scorePercent },
    { label: "Parameters", unit: "B", of: ({ paramsB }) => paramsB },
    { label: "Quantization", of: ({ quantization }) => quantization },
    { label: "Precision", of: ({ precision }) => precision },
    { label: "Attention", of: ({ attention }) => attention },
  ],
  sortedBy: 1,
  averaged: true,
  study: studyEnergy,
  figure: (study, settings) =>
    hardwareFitsFigure(study, { average: settings.average as Average | undefined }),
  choices: energyChoices,
  claims: energyClaims,
};
