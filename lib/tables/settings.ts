import { INPUT_PER_OUTPUT } from "../models/price_of.ts";

/** Rows whose field has one of some values: those listed, and those of rows of a user's own. */
export function choices(
  label: string,
  field: string,
  values: readonly string[] = [],
  initial?: readonly string[],
) {
  return { kind: "choices", label, field, values, initial } as const;
}

/** Rows whose field reaches a bound, or does not exceed it. */
export function bound<const Kind extends "at least" | "at most">(
  kind: Kind,
  label: string,
  field: string,
  unit: string,
) {
  return { kind, label, field, unit } as const;
}

/** One of some values, the first where nobody chooses; `words` is how a reader knows them. */
export function oneOf<const Values extends readonly [string, ...string[]]>(
  label: string,
  values: Values,
  words?: Readonly<Record<string, string>>,
) {
  return { kind: "one of", label, values, initial: values[0] as string, words } as const;
}

/** A number, by default from above 0 to 1e12; what stands where nobody says, null to leave it open. */
export function amount<Initial extends number | null>(
  label: string,
  unit: string,
  initial: Initial,
  bounds: { least?: number; most?: number } = {},
) {
  return { kind: "amount", label, unit, initial, ...bounds } as const;
}

export const kind = choices("Kind", "kind", ["dense", "mixture of experts"]);

export const sizeBounds = {
  minParamsB: bound("at least", "Smallest model", "paramsB", "B"),
  maxParamsB: bound("at most", "Largest model", "paramsB", "B"),
};

export const scoreBounds = {
  minScorePercent: bound("at least", "Lowest score", "scorePercent", "%"),
  maxScorePercent: bound("at most", "Highest score", "scorePercent", "%"),
};

/** What does not filter: where the line between small and large is, and how the figure is drawn. */
export const drawing = {
  // the limit of the study: a small language model has at most 7 billion parameters
  slmLimitB: amount("Small means at most", "B parameters", 7, { least: 0.001, most: 100_000 }),
  xScale: oneOf("Parameter axis", ["log", "linear"]),
  yScale: oneOf("Value axis", ["log", "linear"]),
};

export const fit = oneOf("Line", ["power law", "linear", "exponential"]);

/** Which parameters are a model's size: the active ones of a mixture are a part of all. */
export const size = oneOf("Parameters that count", ["total", "active"]);

const OVERHEAD = "kWh of the centre for each kWh of the machine";

/** What makes kilograms of kWh. */
export const emissions = {
  // the world's in 2024: data/grid.csv
  gramsPerKWh: amount("Grid intensity", "g CO₂e per kWh", 473, { least: 1, most: 2000 }),
  // weighted average of the Uptime Institute's Global Data Center Survey 2024
  pue: amount("Data-centre overhead (PUE)", OVERHEAD, 1.56, { least: 1, most: 5 }),
};

/** What makes dollars of kWh: average of commercial customers in the United States, 2024 (EIA, Electric Power Monthly). */
export const dollarsPerKWh = amount("Price of electricity", "$ per kWh", 0.13, {
  least: 0.001,
  most: 10,
});

/** Which price of an offer is drawn. */
export const tokens = {
  tokens: oneOf("Price of tokens", ["blended", "input", "output"]),
  inputPerOutput: amount("Input tokens for each output token", "tokens", INPUT_PER_OUTPUT, {
    most: 10_000,
  }),
};

/** A model of one's own, for which a figure says what the fit expects. */
export const mine = {
  myParamsB: amount("My model's size", "B parameters", 13, { least: 0.001, most: 100_000 }),
  myConcurrency: amount("Its requests at once", "requests", 64, { least: 1, most: 100_000 }),
  myMillionTokens: amount("Its tokens a month", "million tokens", 50),
};
