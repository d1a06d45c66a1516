import type { Field } from "./table.ts";

/** What the fields of all tables are called, and their units: axes, headers and tooltips take them from here. */
export const FIELDS: Readonly<Record<string, Field>> = {
  // models
  model: { label: "Model" },
  base: { label: "Base model" },
  family: { label: "Family" },
  kind: { label: "Kind" },
  architecture: { label: "Architecture" },
  precision: { label: "Precision" },
  quantization: { label: "Quantization" },
  type: { label: "Type" },
  weights: { label: "Weights" },
  size: { label: "Size" },
  paramsB: { label: "Parameters", unit: "B" },
  activeParamsB: { label: "Active parameters", unit: "B" },
  sizeSource: { label: "Size from" },
  benchmark: { label: "Benchmark" },
  category: { label: "Category" },
  score: { label: "Score" },
  low: { label: "Lower end" },
  high: { label: "Upper end" },
  date: { label: "Date" },
  thinking: { label: "Thinking" },
  key: { label: "Key" },
  scorePercent: { label: "Score", unit: "%" },
  // machines and load
  hardware: { label: "Hardware" },
  gpus: { label: "GPUs", whole: true },
  task: { label: "Task" },
  concurrency: { label: "Requests at once" },
  maxConcurrency: { label: "Limit of requests at once", whole: true },
  tokensPerSecond: { label: "Throughput", unit: "tokens/s" },
  tokensPerAnswer: { label: "Length of an answer", unit: "tokens" },
  interTokenLatencyMs: { label: "Time between tokens", unit: "ms" },
  attention: { label: "Attention" },
  kernel: { label: "Kernel" },
  backend: { label: "Backend" },
  experiment: { label: "Experiment" },
  // energy and emissions
  kWhPerMillionTokens: { label: "Energy", unit: "kWh per million tokens" },
  whPerAnswer: { label: "Energy of an answer", unit: "Wh" },
  gramsPerKWh: { label: "Grid intensity", unit: "g CO₂e per kWh" },
  co2Kg: { label: "CO₂ of an evaluation", unit: "kg" },
  hours: { label: "Length of an evaluation", unit: "h" },
  // prices
  provider: { label: "Provider" },
  payment: { label: "Payment" },
  offer: { label: "Offer" },
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
  country: { label: "Country" },
  code: { label: "Code" },
  year: { label: "Year", whole: true },
  source: { label: "Source" },
  doubts: { label: "Doubts" },
  doubted: { label: "Price or size" },
  doubt: { label: "Doubt" },
  odd: { label: "Odd" },
  own: { label: "Your own" },
  repeated: { label: "Repeated" },
  line: { label: "Line", whole: true },
};

/** What a column is called: the label and unit of a known field, else its own name, whatever that is. */
export function fieldOf(column: string): Field {
  return Object.hasOwn(FIELDS, column) ? FIELDS[column] : { label: column };
}
