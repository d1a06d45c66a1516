import { nearest } from "../read/nearest.ts";
import { said } from "../read/said.ts";
import { QUESTION, type Question } from "./types.ts";

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
