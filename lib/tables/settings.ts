import { INPUT_PER_OUTPUT } from "../models/price_of.ts";
import type { Description } from "../settings/description.ts";

/** The limit of the study: a small language model has at most 7 billion parameters. */
export const SLM_LIMIT_B = 7;

/** Which kinds of model are kept. */
export const kind = {
  kind: "choices",
  label: "Kind",
  field: "kind",
  values: ["dense", "mixture of experts"],
} as const;

/** The bounds on the number of parameters. */
export const sizeBounds = {
  minParamsB: { kind: "at least", label: "Smallest model", field: "paramsB", unit: "B" },
  maxParamsB: { kind: "at most", label: "Largest model", field: "paramsB", unit: "B" },
} as const satisfies Description;

/** The bounds on the benchmark score. */
export const scoreBounds = {
  minScorePercent: { kind: "at least", label: "Lowest score", field: "scorePercent", unit: "%" },
  maxScorePercent: { kind: "at most", label: "Highest score", field: "scorePercent", unit: "%" },
} as const satisfies Description;

/** What does not filter: where the line between small and large is, and how the figure is drawn. */
export const drawing = {
  slmLimitB: {
    kind: "amount",
    label: "Small means at most",
    unit: "B parameters",
    initial: SLM_LIMIT_B,
    least: 0.001,
    most: 100_000,
  },
  xScale: { kind: "one of", label: "Parameter axis", values: ["log", "linear"], initial: "log" },
  yScale: { kind: "one of", label: "Value axis", values: ["log", "linear"], initial: "log" },
} as const satisfies Description;

/** How the drawn line grows. */
export const fit = {
  kind: "one of",
  label: "Line",
  values: ["power law", "linear", "exponential"],
  initial: "power law",
} as const;

/** Which parameters are a model's size: the active ones of a mixture are a part of all. */
export const size = {
  kind: "one of",
  label: "Parameters that count",
  values: ["total", "active"],
  initial: "total",
} as const;

/** What makes kilograms of kWh. */
export const emissions = {
  // the world's in 2024: data/grid.csv
  gramsPerKWh: {
    kind: "amount",
    label: "Grid intensity",
    unit: "g CO₂e per kWh",
    initial: 473,
    least: 1,
    most: 2000,
  },
  // weighted average of the Uptime Institute's Global Data Center Survey 2024
  pue: {
    kind: "amount",
    label: "Data-centre overhead (PUE)",
    unit: "kWh of the centre for each kWh of the machine",
    initial: 1.56,
    least: 1,
    most: 5,
  },
} as const satisfies Description;

/** What makes dollars of kWh: average of commercial customers in the United States, 2024 (EIA, Electric Power Monthly). */
export const dollarsPerKWh = {
  kind: "amount",
  label: "Price of electricity",
  unit: "$ per kWh",
  initial: 0.13,
  least: 0.001,
  most: 10,
} as const;

/** Which price of an offer is drawn. */
export const tokens = {
  tokens: {
    kind: "one of",
    label: "Price of tokens",
    values: ["blended", "input", "output"],
    initial: "blended",
  },
  inputPerOutput: {
    kind: "amount",
    label: "Input tokens for each output token",
    unit: "tokens",
    initial: INPUT_PER_OUTPUT,
    most: 10_000,
  },
} as const satisfies Description;

/** A model of one's own, for which a figure says what the fit expects. */
export const mine = {
  myParamsB: {
    kind: "amount",
    label: "My model's size",
    unit: "B parameters",
    initial: 13,
    least: 0.001,
    most: 100_000,
  },
  myConcurrency: {
    kind: "amount",
    label: "Its requests at once",
    unit: "requests",
    initial: 64,
    least: 1,
    most: 100_000,
  },
  myMillionTokens: {
    kind: "amount",
    label: "Its tokens a month",
    unit: "million tokens",
    initial: 50,
  },
} as const satisfies Description;
