import { complete } from "../settings/check.ts";
import type { Description, SettingsOf } from "../settings/description.ts";

/**
 * What a reader who has to choose a model may say, each with what the form calls it, its unit and what
 * stands where nobody says. An amount that is null is left open.
 */
export const QUESTION = {
  purpose: {
    kind: "one of",
    label: "What for",
    values: ["chat", "reasoning", "code"],
    initial: "chat",
    words: { reasoning: "reasoning, maths" },
  },
  answersADay: { kind: "amount", label: "Answers a day", unit: "", initial: 1000 },
  // a rated model that is good enough; null asks for no quality
  like: { kind: "text", label: "As good as", initial: "gpt-4o-2024-08-06" },
  where: {
    kind: "one of",
    label: "Where it runs",
    values: ["api", "rented", "own"],
    initial: "api",
    words: { api: "an API", rented: "rented GPUs", own: "a machine of your own" },
  },
  // a country's code such as FR, or g CO₂e per kWh; null where nobody knows
  grid: { kind: "text", label: "Country", initial: null },
  // of one question, with the documents that go with it
  tokensIn: { kind: "amount", label: "Questions", unit: "tokens", initial: 500, least: 0 },
  weights: {
    kind: "one of",
    label: "Weights",
    values: ["any", "open"],
    initial: "any",
    words: { open: "that can be downloaded" },
  },
  audience: {
    kind: "one of",
    label: "Who rates a chat",
    values: ["any", "French"],
    initial: "any",
    words: { any: "everybody", French: "in French" },
  },
  // in each category of the purpose
  rating: {
    kind: "amount",
    label: "Least rating, in place of a model",
    unit: "",
    initial: null,
    least: 0,
  },
  tokensAMonth: {
    kind: "amount",
    label: "Tokens out, in place of answers a day",
    unit: "a month",
    initial: null,
  },
  // null leaves models of which nobody counted it without $ a month
  tokensOut: {
    kind: "amount",
    label: "Length of an answer where none was measured",
    unit: "tokens",
    initial: null,
  },
  // null takes H100, and B200 where nobody measured the model on H100
  hardware: { kind: "text", label: "GPU or machine", initial: null },
  // null leaves it to the answers a day, or to what is assumed of an API
  concurrency: {
    kind: "amount",
    label: "Requests at once",
    unit: "",
    initial: null,
    least: 1,
    most: 1e6,
  },
  maxWaitMs: {
    kind: "amount",
    label: "Longest wait between two tokens",
    unit: "ms",
    initial: null,
  },
  pue: {
    kind: "amount",
    label: "Overhead of the building",
    unit: "× the GPUs",
    initial: 1.56,
    least: 1,
    most: 10,
  },
  gpuHour: { kind: "amount", label: "Rent of a GPU", unit: "$/h", initial: 2.5, least: 0 },
  hours: { kind: "amount", label: "Machine switched on", unit: "h a day", initial: 24, most: 24 },
  kWhPrice: {
    kind: "amount",
    label: "Price of electricity",
    unit: "$/kWh",
    initial: 0.13,
    least: 0,
  },
  idleWatts: {
    kind: "amount",
    label: "GPU with nothing to do",
    unit: "W",
    initial: 120,
    least: 0,
  },
  reserve: {
    kind: "amount",
    label: "Part of the throughput planned for",
    unit: "",
    initial: 0.7,
    most: 1,
  },
} as const satisfies Description;

/** A question; `models` are those asked for: none, one, or two to set beside each other. */
export type Question = SettingsOf<typeof QUESTION> & { models: readonly string[] };

/** What a person may say of it: all that is not said stands as in `QUESTION`. */
export type Asked = Partial<Omit<Question, "grid"> & { grid: string | number | null }>;

/** What the answers are for. */
export type Purpose = Question["purpose"];

/**
 * Completes a question with what nobody said. Whether the data know the models, the machine and the
 * grid, `decide` says.
 *
 * @throws {RangeError} for an unknown field, or a value that it cannot hold, with what it takes.
 */
export function completeQuestion({ models = [], ...given }: Asked): Question {
  if (!Array.isArray(models) || models.length > 2 || !models.every((one) => one?.trim?.())) {
    throw new RangeError("`question.models` takes a list of at most two names of models");
  }
  return { ...complete(QUESTION, given, "question"), models };
}
