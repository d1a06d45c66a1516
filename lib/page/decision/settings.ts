import type { DecisionData } from "../../decide/known.ts";
import { type Asked, QUESTION, type Question } from "../../decide/question.ts";
import { initialValue } from "../../settings/check.ts";
import type { Description, Setting } from "../../settings/description.ts";
import { date } from "../../words/numbers.ts";
import type { Chosen } from "../live/subject.ts";

/** The fields of the first screen, in its order. */
export const ASKED = ["purpose", "answersADay", "like", "where", "grid", "tokensIn"];

/** The two models that are set beside each other. */
export const BESIDE = ["one", "other"];

/** Lengths of a question, with a reader's words for them. */
const LENGTHS = {
  100: "a line (100 tokens)",
  500: "short (500 tokens)",
  2000: "two pages (2,000 tokens)",
  5000: "with documents (5,000 tokens)",
  20000: "with long documents (20,000)",
};

/**
 * A question as controls and addresses of the page take it: names are chosen from lists, where "" is
 * nothing chosen, and a grid's number has a field of its own.
 */
export function questionSettings({ models, grids }: DecisionData): Description {
  const rated = models.flatMap(({ ratings }) => ratings.map(({ name }) => name));
  // a name of several versions is asked for by its version
  const keys = models.filter(({ offers, served }) => offers.length + served.length > 0)
    .flatMap(({ key, ratings }) => ratings.length > 0 ? ratings.map(({ name }) => name) : [key]);
  const machines = models.flatMap(({ served, single }) => [...served, ...single])
    .map(({ hardware }) => hardware);
  const countries = Object.fromEntries(grids.map(({ code, country }) => [code, country]));
  const { like, grid, tokensIn, hardware } = QUESTION;
  return {
    ...QUESTION,
    like: list(like, { "": "any quality", ...versions(rated) }),
    grid: list(grid, { "": "not known", ...countries }),
    gramsPerKWh: {
      kind: "amount",
      label: "Grid, in place of a country",
      unit: "g CO₂e/kWh",
      initial: null,
      least: 0,
    },
    tokensIn: list(tokensIn, LENGTHS),
    hardware: list(hardware, { "": "as measured", ...named(machines) }),
    one: list({ label: "A", initial: null }, { "": "the first above", ...named(keys) }),
    other: list({ label: "B", initial: null }, { "": "the second above", ...named(keys) }),
  };
}

/** The question of what a reader chose. */
export function questionOf(chosen: Chosen): Asked {
  const { one, other, gramsPerKWh, ...asked }: Chosen = Object.fromEntries(
    Object.entries(chosen).map(([key, value]) => [key, value === "" ? null : value]),
  );
  return {
    ...asked,
    tokensIn: Number(asked.tokensIn),
    grid: gramsPerKWh ?? asked.grid,
    models: [one, other].filter((key) => typeof key === "string"),
  } as Asked;
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

/** A list in place of a field that takes any text or number. */
function list(
  { label, initial }: { label: string; initial: string | number | null },
  words: Record<string, string>,
): Setting {
  return {
    kind: "one of",
    label,
    values: Object.keys(words),
    initial: String(initial ?? ""),
    words,
  };
}

/** Names as their own words, in the order of the alphabet. */
function named(names: readonly string[]): Record<string, string> {
  const sorted = [...new Set(names)].sort((a, b) => a.localeCompare(b, "en"));
  return Object.fromEntries(sorted.map((name) => [name, name]));
}

/** The cell of a notebook that gives the same answer: only what differs from the initial question. */
export function questionCode(question: Asked): string {
  const initial: Record<string, unknown> = { models: [] };
  for (const [name, setting] of Object.entries(QUESTION)) initial[name] = initialValue(setting);
  const said = Object.keys(initial).filter((name) => name in question)
    .map((name) => ({ name, value: question[name as keyof Question] }))
    .filter(({ name, value }) => JSON.stringify(value) !== JSON.stringify(initial[name]))
    .map(({ name, value }) => `  ${name}: ${JSON.stringify(value)},\n`);
  const asked = said.length === 0 ? "" : `, {\n${said.join("")}}`;
  return `import * as lm from "../lib/mod.ts";\n\nlm.decide(lm.loadDecisionData()${asked})\n`;
}
