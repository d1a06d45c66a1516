import { QUESTION, type Question } from "../../decide/question.ts";
import type { DecisionData } from "../../decide/types.ts";
import type { Description, Setting } from "../../settings/description.ts";
import { date } from "../../words/numbers.ts";
import type { Chosen } from "../live/subject.ts";

/** The fields of the first screen, in its order. */
export const ASKED = ["purpose", "answersADay", "like", "where", "grid", "tokensIn"];

/** The two models that are set beside each other. */
export const BESIDE = ["one", "other"];

/** What a reader calls the values of a question. */
const PURPOSES = { chat: "chat", reasoning: "reasoning, maths", code: "code" };
const PLACES = { api: "an API", rented: "rented GPUs", own: "a machine of your own" };
const LENGTHS = {
  100: "a line (100 tokens)",
  500: "short (500 tokens)",
  2000: "two pages (2,000 tokens)",
  5000: "with documents (5,000 tokens)",
  20000: "with long documents (20,000)",
};

/**
 * What a reader may say and change in the page, as controls and addresses take it. Nothing chosen is ""
 * in a list and null of a number.
 */
export function questionSettings({ models, grids }: DecisionData): Description {
  const rated = models.flatMap(({ ratings }) => ratings.map(({ name }) => name));
  // a name of several versions is asked for by its version
  const keys = models.filter(({ offers, served }) => offers.length + served.length > 0)
    .flatMap(({ key, ratings }) => ratings.length > 0 ? ratings.map(({ name }) => name) : [key]);
  const machines = models.flatMap(({ served, single }) => [...served, ...single])
    .map(({ hardware }) => hardware);
  const countries = Object.fromEntries(grids.map(({ code, country }) => [code, country]));
  return {
    purpose: list("purpose", "What for", PURPOSES),
    answersADay: amount("answersADay", "Answers a day"),
    like: list("like", "As good as", { "": "any quality", ...versions(rated) }),
    where: list("where", "Where it runs", PLACES),
    grid: list("grid", "Country", { "": "not known", ...countries }),
    tokensIn: list("tokensIn", "Questions", LENGTHS),
    openOnly: list("openOnly", "Weights", { false: "any", true: "that can be downloaded" }),
    audience: list("audience", "Who rates a chat", { any: "everybody", French: "in French" }),
    rating: bound("rating", "Least rating, in place of a model", ""),
    tokensAMonth: bound("tokensAMonth", "Tokens out, in place of answers a day", "a month"),
    tokensOut: bound("tokensOut", "Length of an answer where none was measured", "tokens"),
    hardware: list("hardware", "GPU or machine", { "": "as measured", ...named(machines) }),
    concurrency: bound("concurrency", "Requests at once", ""),
    maxWaitMs: bound("maxWaitMs", "Longest wait between two tokens", "ms"),
    gramsPerKWh: bound("gramsPerKWh", "Grid, in place of a country", "g CO₂e/kWh"),
    pue: amount("pue", "Overhead of the building", "× the GPUs", 1),
    gpuHour: amount("gpuHour", "Rent of a GPU", "$/h"),
    hours: amount("hours", "Machine switched on", "h a day"),
    kWhPrice: amount("kWhPrice", "Price of electricity", "$/kWh"),
    idleWatts: amount("idleWatts", "GPU with nothing to do", "W"),
    reserve: amount("reserve", "Part of the throughput planned for", ""),
    one: list("models", "A", { "": "the first above", ...named(keys) }),
    other: list("models", "B", { "": "the second above", ...named(keys) }),
  };
}

/** The question of what a reader chose. */
export function questionOf(chosen: Chosen): Partial<Question> {
  const { one, other, gramsPerKWh, ...asked } = Object.fromEntries(
    Object.entries(chosen).map(([key, value]) => [key, value === "" ? null : value]),
  );
  return {
    ...asked,
    tokensIn: Number(asked.tokensIn),
    openOnly: asked.openOnly === "true",
    grid: gramsPerKWh ?? asked.grid,
    models: [one, other].filter((key) => key !== null),
  } as Partial<Question>;
}

/** Rated versions: a day in a name is told as its month. */
function versions(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.keys(named(names)).map((name) => {
      const [, bare = name, month] = /^(.+)-(20\d\d-[01]\d)-\d\d$/.exec(name) ?? [];
      return [name, month === undefined ? name : `${bare}, ${date(month)}`];
    }),
  );
}

function list(key: keyof Question, label: string, words: Record<string, string>): Setting {
  const initial = QUESTION[key], values = Object.keys(words);
  const text = initial === null || typeof initial === "object" ? "" : String(initial);
  return { kind: "one of", label, values, initial: text, words };
}

function amount(key: keyof Question, label: string, unit = "", least?: number): Setting {
  return { kind: "amount", label, unit, initial: QUESTION[key] as number, least };
}

/** A number that may be left open. */
function bound(field: string, label: string, unit: string): Setting {
  return { kind: "at least", label, field, unit };
}

/** Names as their own words, in the order of the alphabet. */
function named(names: readonly string[]): Record<string, string> {
  const sorted = [...new Set(names)].sort((a, b) => a.localeCompare(b, "en"));
  return Object.fromEntries(sorted.map((name) => [name, name]));
}

/** The cell of a notebook that gives the same answer: only what differs from the initial question. */
export function questionCode(question: Readonly<Partial<Question>>): string {
  const said = Object.keys(QUESTION).map((key) => key as keyof Question)
    .filter((key) =>
      key in question && JSON.stringify(question[key]) !== JSON.stringify(QUESTION[key])
    )
    .map((key) => `  ${key}: ${JSON.stringify(question[key])},\n`);
  const asked = said.length === 0 ? "" : `, {\n${said.join("")}}`;
  return `import * as lm from "../lib/mod.ts";\n\nlm.decide(lm.loadDecisionData()${asked})\n`;
}
