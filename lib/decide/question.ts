import { nearest } from "../read/nearest.ts";
import { said } from "../read/said.ts";

/** What the answers are for. */
export type Purpose = "chat" | "reasoning" | "code";

/** Where the model runs: at a provider, on rented GPUs, on a machine of one's own. */
export type Where = "api" | "rented" | "own";

/** What a reader who has to choose a model says. See `QUESTION` for what stands where nobody says. */
export type Question = {
  purpose: Purpose;
  /** Whose taste the rating of a chat is: everybody's, or that of people who write in French. */
  audience: "any" | "French";
  /** Answers a day; `tokensAMonth` takes its place. */
  answersADay: number;
  /** Tokens that come out in a month; null where answers a day say it. */
  tokensAMonth: number | null;
  /** Tokens of one question, with the documents that go with it. */
  tokensIn: number;
  /** Tokens of one answer of models for which nobody measured it; null leaves those without $ a month. */
  tokensOut: number | null;
  /** As good as this rated model; null asks for no quality. */
  like: string | null;
  /** Least rating, in each category of the purpose; takes the place of `like`. */
  rating: number | null;
  where: Where;
  /** Whose grid: a country's code such as FR, or g CO₂e per kWh; null where nobody knows. */
  grid: string | number | null;
  /** Kind of GPU or machine; null takes H100, and B200 where nobody measured the model on H100. */
  hardware: string | null;
  /** Requests at once, fixed; null leaves it to the answers a day, or to what is assumed of an API. */
  concurrency: number | null;
  /** $ for an hour of one GPU that is rented. */
  gpuHour: number;
  /** Hours a day that the machine is switched on. */
  hours: number;
  /** $ for a kWh. */
  kWhPrice: number;
  /** What the building draws for each kWh of the GPUs. */
  pue: number;
  /** W of one GPU that is on and has nothing to do. */
  idleWatts: number;
  /** Which part of the measured throughput is planned for. */
  reserve: number;
  /** Longest acceptable time between two tokens, in ms; null for any. */
  maxWaitMs: number | null;
  /** Only models whose weights can be downloaded. */
  openOnly: boolean;
  /** Models asked for: none, one, or two to set beside each other. */
  models: string[];
};

/** What a question holds where nobody says otherwise. */
export const QUESTION: Readonly<Question> = {
  purpose: "chat",
  audience: "any",
  answersADay: 1000,
  tokensAMonth: null,
  tokensIn: 500,
  tokensOut: null,
  like: "gpt-4o-2024-08-06",
  rating: null,
  where: "api",
  grid: null,
  hardware: null,
  concurrency: null,
  gpuHour: 2.5,
  hours: 24,
  kWhPrice: 0.13,
  pue: 1.56,
  idleWatts: 120,
  reserve: 0.7,
  maxWaitMs: null,
  openOnly: false,
  models: [],
};

/** What a field of a question takes. */
type Takes = { good: (value: unknown) => boolean; what: string };

const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);
const between = (least: number, most: number, above = false): Takes => ({
  good: (value) => isNumber(value) && (above ? value > least : value >= least) && value <= most,
  what: `a number ${above ? "above" : "of at least"} ${least}` +
    (most < 1e15 ? ` and at most ${most}` : ""),
});
const positive = between(0, 1e15, true), atLeast0 = between(0, 1e15);
const oneOf = (...words: string[]): Takes => ({
  good: (value) => words.includes(value as string),
  what: words.join(", "),
});
const isText = (value: unknown) => typeof value === "string" && value.trim() !== "";
const text = (what: string): Takes => ({ good: isText, what });
const orNull = ({ good, what }: Takes): Takes => ({
  good: (value) => value === null || good(value),
  what: `${what}, or null`,
});

/** What each field takes. */
const FIELDS: Readonly<Record<keyof Question, Takes>> = {
  purpose: oneOf("chat", "reasoning", "code"),
  audience: oneOf("any", "French"),
  answersADay: positive,
  tokensAMonth: orNull(positive),
  tokensIn: atLeast0,
  tokensOut: orNull(positive),
  like: orNull(text("the name of a rated model")),
  rating: orNull(atLeast0),
  where: oneOf("api", "rented", "own"),
  grid: orNull({
    good: (value) => isText(value) || (isNumber(value) && value >= 0),
    what: "a country's code such as FR, or g CO₂e per kWh",
  }),
  hardware: orNull(text("the name of a machine, such as H100")),
  concurrency: orNull(between(1, 1e6)),
  gpuHour: atLeast0,
  hours: between(0, 24, true),
  kWhPrice: atLeast0,
  pue: between(1, 10),
  idleWatts: atLeast0,
  reserve: between(0, 1, true),
  maxWaitMs: orNull(positive),
  openOnly: { good: (value) => typeof value === "boolean", what: "true or false" },
  models: {
    good: (value) => Array.isArray(value) && value.length <= 2 && value.every(isText),
    what: "a list of at most two names of models",
  },
};

/**
 * Completes a question with what nobody said. Whether the data know the models, the machine and the
 * grid, `decide` says.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(complete({ purpose: "code" }).answersADay, 1000);
 * assert.throws(() => complete({ pue: 0.5 }), /^RangeError: `pue` takes a number of at least 1 and at most 10, found: 0.5$/);
 * ```
 * @throws {RangeError} for an unknown field, or a value that it cannot hold, with what it takes.
 */
export function complete(given: Readonly<Record<string, unknown>>): Question {
  const question: Record<string, unknown> = { ...QUESTION };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(FIELDS, name)) {
      const near = nearest(name, Object.keys(FIELDS));
      throw new RangeError(
        `A question has no \`${name}\`; ` +
          (near === null ? `it has ${Object.keys(FIELDS).join(", ")}` : `perhaps \`${near}\``),
      );
    }
    const { good, what } = FIELDS[name as keyof Question];
    if (!good(value)) throw new RangeError(`\`${name}\` takes ${what}, found: ${said(value)}`);
    question[name] = value;
  }
  return question as Question;
}
