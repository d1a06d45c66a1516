import { complete } from "../settings/check.ts";
import type { Description, SettingsOf } from "../settings/description.ts";
import { amount, oneOf } from "../tables/settings.ts";

/** What a reader who has to choose a model may say. */
export const QUESTION = {
  purpose: oneOf("What for", ["chat", "reasoning", "code"], { reasoning: "reasoning, maths" }),
  answersADay: amount("Answers a day", "", 1000),
  // a rated model that is good enough; null asks for no quality
  like: { kind: "text", label: "As good as", initial: "gpt-4o-2024-08-06" },
  where: oneOf("Where it runs", ["api", "rented", "own"], {
    api: "an API",
    rented: "rented GPUs",
    own: "a machine of your own",
  }),
  // a country's code such as FR, or g CO₂e per kWh; null where nobody knows
  grid: { kind: "text", label: "Country", initial: null },
  // of one question, with the documents that go with it
  tokensIn: amount("Questions", "tokens", 500, { least: 0 }),
  weights: oneOf("Weights", ["any", "open"], { open: "that can be downloaded" }),
  audience: oneOf("Who rates a chat", ["any", "French"], { any: "everybody", French: "in French" }),
  // in each category of the purpose
  rating: amount("Least rating, in place of a model", "", null, { least: 0 }),
  tokensAMonth: amount("Tokens out, in place of answers a day", "a month", null),
  // null leaves models of which nobody counted it without $ a month
  tokensOut: amount("Length of an answer where none was measured", "tokens", null),
  // null takes H100, and B200 where nobody measured the model on H100
  hardware: { kind: "text", label: "GPU or machine", initial: null },
  // null leaves it to the answers a day, or to what is assumed of an API
  concurrency: amount("Requests at once", "", null, { least: 1, most: 1e6 }),
  maxWaitMs: amount("Longest wait between two tokens", "ms", null),
  pue: amount("Overhead of the building", "× the GPUs", 1.56, { least: 1, most: 10 }),
  gpuHour: amount("Rent of a GPU", "$/h", 2.5),
  hours: amount("Machine switched on", "h a day", 24, { most: 24 }),
  kWhPrice: amount("Price of electricity", "$/kWh", 0.13, { least: 0 }),
  idleWatts: amount("GPU with nothing to do", "W", 120, { least: 0 }),
  reserve: amount("Part of the throughput planned for", "", 0.7, { most: 1 }),
} as const satisfies Description;

/** A question; `models` are those asked for: none, one, or two to set beside each other. */
export type Question = SettingsOf<typeof QUESTION> & { models: readonly string[] };

/** What a person may say of it: all that is not said stands as in `QUESTION`. */
export type Asked = Partial<Omit<Question, "grid"> & { grid: string | number | null }>;

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

/** Whether nobody changed the rent of a GPU, which is an H100's. */
export function isRentOfH100({ gpuHour }: Pick<Question, "gpuHour">): boolean {
  return gpuHour === QUESTION.gpuHour.initial;
}

/** Whether it asks for a quality. */
export function isQualityAsked({ like, rating }: Question): boolean {
  return like !== null || rating !== null;
}
