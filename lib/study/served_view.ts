import { servedSettings } from "../filter/served.ts";
import type { Served } from "../read/served.ts";
import { formatNumber } from "../words/quantity.ts";
import { servedChoices } from "./choices.ts";
import { servedEnergyClaims } from "./claims_today.ts";
import { loadFigure } from "./concurrency_bands.ts";
import { details, studyServed } from "./served.ts";
import type { View } from "./view.ts";

/** The columns of a table of today's measurements, the quantity's own aside. */
export const servedColumns: View<Served>["columns"] = [
  { label: "Parameters", unit: "B", of: ({ paramsB }) => paramsB },
  { label: "Active", unit: "B", of: ({ activeParamsB }) => activeParamsB },
  { label: "Requests at once", of: ({ concurrency }) => Number(concurrency.toPrecision(3)) },
  { label: "Between tokens", unit: "ms", of: ({ interTokenLatencyMs }) => interTokenLatencyMs },
  { label: "Machine", of: ({ hardware, gpus }) => `${gpus} × ${hardware}` },
  { label: "Weights", of: ({ precision }) => precision },
  { label: "Task", of: ({ task }) => task },
];

/** Today's measurements of servers as a live figure of energy. */
export const servedView: View<Served> = {
  rows: "today",
  row: "measurement",
  fields: [
    "line",
    "source",
    "model",
    "task",
    "hardware",
    "gpus",
    "precision",
    "mixtureOfExperts",
    "paramsB",
    "activeParamsB",
    "maxConcurrency",
    "concurrency",
    "kWhPerMillionTokens",
    "interTokenLatencyMs",
  ],
  key: ({ source, model, hardware, task, line }) =>
    (source === "ML.ENERGY" ? "" : `${source}:${model}:`) + `${hardware}:${task}:${line}`,
  name: ({ model }) => model,
  link: ({ model }) => `https://huggingface.co/${model}`,
  id: "energy-today",
  settings: servedSettings,
  foremost: ["machines", "tasks", "minConcurrency", "maxConcurrency", "size"],
  details: (row) => [
    details(row),
    `${formatNumber(row.kWhPerMillionTokens)} kWh per million tokens`,
  ],
  columns: [
    { label: "Model", of: ({ model }) => model },
    { label: "Energy", unit: "kWh/10⁶ tokens", of: (row) => row.kWhPerMillionTokens },
    ...servedColumns,
  ],
  sortedBy: 1,
  study: studyServed,
  figure: loadFigure,
  choices: servedChoices,
  claims: servedEnergyClaims,
};
