import { INPUT_PER_OUTPUT } from "../read/blend.ts";
import { complete } from "../settings/check.ts";
import type { Description, SettingsOf } from "../settings/description.ts";
import { dollarsPerKWh, drawing, emissions } from "../tables/settings.ts";

/** What a reader who has to choose a model can say, the names of things in the data aside. */
export const decisionSettings = {
  tokensOut: {
    kind: "amount",
    label: "Tokens out a month",
    unit: "tokens",
    initial: 50e6,
  },
  tokensIn: {
    kind: "amount",
    label: "Tokens in a month",
    unit: "tokens",
    initial: 50e6 * INPUT_PER_OUTPUT,
  },
  candidates: {
    kind: "one of",
    label: "Candidates",
    values: ["measured or on offer", "all"],
    initial: "measured or on offer",
  },
  host: {
    kind: "one of",
    label: "Where it runs",
    values: ["own machine or API", "own machine", "API"],
    initial: "own machine or API",
  },
  concurrency: {
    kind: "amount",
    label: "Requests at once",
    unit: "requests",
    initial: 32,
  },
  dollarsPerKWh,
  pue: emissions.pue,
  slmLimitB: drawing.slmLimitB,
  sortBy: {
    kind: "one of",
    label: "What counts",
    values: ["energy", "CO2", "price"],
    initial: "energy",
  },
} as const satisfies Description;

/** What a reader asks: see `decide`. */
export type Question = SettingsOf<typeof decisionSettings> & {
  /** Least acceptable score on the Open LLM Leaderboard; null takes models of any, and without one. */
  minScorePercent: number | null;
  /** Kind of the machine, one that somebody measured on. */
  hardware: string;
  /** What a kWh of the grid emits: a country's code, or a number in g CO2e. */
  grid: string | number;
  /** Name of a model that is to be replaced: its score is the least acceptable one. */
  replace: string | null;
  /** What a GPU costs in an hour; null counts the electricity alone. */
  dollarsPerGpuHour: number | null;
};

/**
 * What a question holds where nobody says otherwise, beside the initial values of the settings. With a
 * model to replace, its score takes the place of the least one.
 */
export const DECISION_DEFAULTS = {
  minScorePercent: 25,
  hardware: "H100",
  grid: "WORLD",
  replace: null,
  dollarsPerGpuHour: null,
} as const satisfies Partial<Question>;

/**
 * Completes a question with what nobody said. Whether the data know the hardware, the grid and the
 * model, `decide` says.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(completeQuestion({ grid: "FR" }).hardware, "H100");
 * assert.throws(() => completeQuestion({ pue: 0.5 }), /1 or more/);
 * ```
 * @throws {RangeError} for an unknown name, or a value that it cannot hold, with what it takes.
 */
export function completeQuestion(given: Readonly<Record<string, unknown>>): Question {
  const own = Object.keys(DECISION_DEFAULTS) as (keyof typeof DECISION_DEFAULTS)[];
  const isOwn = (key: string) => (own as string[]).includes(key);
  const others = Object.entries(given).filter(([key]) => !isOwn(key));
  for (const [key] of others) {
    if (Object.hasOwn(decisionSettings, key)) continue;
    throw new RangeError(
      `There is no setting "${key}"; known are: ${
        [...Object.keys(decisionSettings), ...own].join(", ")
      }`,
    );
  }
  const value = <Key extends keyof typeof DECISION_DEFAULTS>(
    key: Key,
    holds: (value: unknown) => boolean,
    needed: string,
  ) => {
    const initial = key === "minScorePercent" && typeof given.replace === "string"
      ? null
      : DECISION_DEFAULTS[key];
    const found = given[key] === undefined ? initial : given[key];
    if (holds(found)) return found;
    throw new RangeError(
      `The setting "${key}" cannot be ${JSON.stringify(found)}; it takes ${needed}`,
    );
  };
  const isText = (found: unknown) => typeof found === "string" && found.trim() !== "";
  const isAbove0 = (found: unknown) =>
    typeof found === "number" && found > 0 && Number.isFinite(found);
  const settings = complete(decisionSettings, Object.fromEntries(others), "question");
  return {
    ...settings,
    tokensIn: given.tokensIn === undefined
      ? settings.tokensOut * INPUT_PER_OUTPUT
      : settings.tokensIn,
    minScorePercent: value(
      "minScorePercent",
      (found) => found === null || typeof found === "number" && Number.isFinite(found),
      "a number of percent, or null for any score",
    ),
    hardware: value("hardware", isText, "the name of a machine, such as H100"),
    grid: value(
      "grid",
      (found) => isText(found) || isAbove0(found),
      "a country's code such as FR, or g CO2e for a kWh, a number above 0",
    ),
    replace: value(
      "replace",
      (found) => found === null || isText(found),
      "a model's name, or null for none",
    ),
    dollarsPerGpuHour: value(
      "dollarsPerGpuHour",
      (found) => found === null || isAbove0(found),
      "a number above 0, or null for the electricity alone",
    ),
  } as Question;
}
