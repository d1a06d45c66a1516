import { evaluationSettings } from "../filter/evaluations.ts";
import type { Evaluation } from "../read/evaluations.ts";
import { formatNumber, formatParams } from "../words/quantity.ts";
import { co2Choices } from "./choices.ts";
import { co2Claims } from "./claims.ts";
import { studyCo2 } from "./co2.ts";
import { growthFigure } from "./growth_figures.ts";
import type { View } from "./view.ts";

/** The evaluations of the leaderboard as a live figure. */
export const co2View: View<Evaluation> = {
  id: "co2",
  rows: "study",
  row: "evaluation",
  settings: evaluationSettings,
  foremost: ["types", "minParamsB", "maxParamsB", "minScorePercent", "maxScorePercent"],
  fields: [
    "line",
    "model",
    "base",
    "type",
    "precision",
    "mixtureOfExperts",
    "paramsB",
    "scorePercent",
    "co2Kg",
    "hours",
  ],
  key: ({ line }) => String(line),
  name: ({ model }) => model,
  link: ({ model }) => `https://huggingface.co/${model}`,
  details: (row) => [
    `${formatParams(row.paramsB)} parameters, ${row.type}, ${row.precision}` +
    (row.mixtureOfExperts ? ", mixture of experts" : ""),
    `${formatNumber(row.co2Kg)} kg CO₂ in ${formatNumber(row.hours)} h`,
    `score ${formatNumber(row.scorePercent)} %`,
  ],
  columns: [
    { label: "Model", of: ({ model }) => model },
    { label: "CO₂", unit: "kg", of: ({ co2Kg }) => co2Kg },
    { label: "Hours", unit: "h", of: ({ hours }) => hours },
    { label: "Score", unit: "%", of: ({ scorePercent }) => scorePercent },
    { label: "Parameters", unit: "B", of: ({ paramsB }) => paramsB },
    { label: "Type", of: ({ type }) => type },
    { label: "Precision", of: ({ precision }) => precision },
  ],
  sortedBy: 1,
  study: studyCo2,
  figure: growthFigure,
  choices: (_rows, { slmLimitB }) => co2Choices(slmLimitB as number),
  claims: co2Claims,
};
