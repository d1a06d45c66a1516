import type { Field } from "./table.ts";

/** Fields whose label is their name. */
const PLAIN = "model family kind architecture precision quantization type weights size benchmark " +
  "category score date thinking key hardware task attention kernel backend experiment " +
  "provider payment offer country code source doubts doubt odd repeated";

/** What the fields of all tables are called, and their units: axes, headers and tooltips take them from here. */
export const FIELDS: Readonly<Record<string, Field>> = {
  ...Object.fromEntries(
    PLAIN.split(" ").map((name) => [name, { label: name[0].toUpperCase() + name.slice(1) }]),
  ),
  // models
  base: { label: "Base model" },
  paramsB: { label: "Parameters", unit: "B" },
  activeParamsB: { label: "Active parameters", unit: "B" },
  sizeSource: { label: "Size from" },
  low: { label: "Lower end" },
  high: { label: "Upper end" },
  scorePercent: { label: "Score", unit: "%" },
  // machines and load
  gpus: { label: "GPUs", whole: true },
  concurrency: { label: "Requests at once" },
  maxConcurrency: { label: "Limit of requests at once", whole: true },
  tokensPerSecond: { label: "Throughput", unit: "tokens/s" },
  tokensPerAnswer: { label: "Length of an answer", unit: "tokens" },
  interTokenLatencyMs: { label: "Time between tokens", unit: "ms" },
  // energy and emissions
  kWhPerMillionTokens: { label: "Energy", unit: "kWh per million tokens" },
  whPerAnswer: { label: "Energy of an answer", unit: "Wh" },
  gramsPerKWh: { label: "Grid intensity", unit: "g CO₂e per kWh" },
  co2Kg: { label: "CO₂ of an evaluation", unit: "kg" },
  hours: { label: "Length of an evaluation", unit: "h" },
  // prices
  inputDollarsPerMillionTokens: { label: "Price of input", unit: "$ per million tokens" },
  outputDollarsPerMillionTokens: { label: "Price of output", unit: "$ per million tokens" },
  blendedDollarsPerMillionTokens: { label: "Price", unit: "$ per million tokens" },
  dollarsPerThousandTokens: { label: "Price", unit: "$ per thousand tokens" },
  changed: { label: "Price changed" },
  dated: { label: "Date of the list" },
  firstSeen: { label: "First seen" },
  goneOrChanged: { label: "Gone or changed" },
  change: { label: "Last price ÷ first price" },
  // against a fit
  timesExpected: { label: "Times what the fit expects" },
  interval: { label: "95 % interval" },
  within: { label: "Within that of one more model" },
  // rows
  year: { label: "Year", whole: true },
  doubted: { label: "Price or size" },
  own: { label: "Your own" },
  line: { label: "Line", whole: true },
};

/** What a column is called: the label and unit of a known field, else its own name, whatever that is. */
export function fieldOf(column: string): Field {
  return Object.hasOwn(FIELDS, column) ? FIELDS[column] : { label: column };
}
