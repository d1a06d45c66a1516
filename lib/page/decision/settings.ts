import type { DecisionData } from "../../decide/read_data.ts";
import { MOST_GRAMS } from "../../decide/lookup.ts";
import { type Asked, QUESTION, type Question } from "../../decide/question.ts";
import { complete } from "../../settings/check.ts";
import type { Description, Setting } from "../../settings/description.ts";
import { amount } from "../../tables/settings.ts";
import { date } from "../../words/numbers.ts";
import { valueOf } from "../live/controls.ts";
import { hashWith, isAbout, readSettings, settingWords, wordsUnread } from "../live/state.ts";
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

/** What a question is called in a page's `#hash`. */
const OWN = "which";

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
    like: list(like, { "": "any quality", ...named(rated, dayless) }),
    grid: list(grid, { "": "not known", ...countries }),
    gramsPerKWh: amount("Grid, in place of a country", "g CO₂e/kWh", null, {
      least: 0,
      most: MOST_GRAMS,
    }),
    tokensIn: list(tokensIn, LENGTHS),
    hardware: list(hardware, { "": "as measured", ...named(machines) }),
    one: list({ label: "A", initial: null }, { "": "the first above", ...named(keys) }),
    other: list({ label: "B", initial: null }, { "": "the second above", ...named(keys) }),
  };
}

/** A list in place of a field that takes any text or number. */
function list(
  { label, initial }: { label: string; initial: string | number | null },
  words: Record<string, string>,
): Setting {
  const values = Object.keys(words);
  return { kind: "one of", label, values, initial: String(initial ?? ""), words };
}

/** Names with a reader's words for them, in the order of the alphabet. */
function named(names: readonly string[], wordOf = (name: string) => name): Record<string, string> {
  const sorted = [...new Set(names)].sort((a, b) => a.localeCompare(b, "en"));
  return Object.fromEntries(sorted.map((name) => [name, wordOf(name)]));
}

/** A rated version: a day in its name is told as its month. */
function dayless(name: string): string {
  const [, bare, month] = /^(.+)-(20\d\d-[01]\d)-\d\d$/.exec(name) ?? [];
  return month === undefined ? name : `${bare}, ${date(month)}`;
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

/** A page's `#hash` with what differs from a question that says nothing: `which.country=FR`. */
export function writeAddress(hash: string, description: Description, chosen: Chosen): string {
  const [question, initial] = [chosen, {}].map((own) => complete(description, own, "question"));
  return hashWith(hash, OWN, settingWords(question, initial));
}

/** What `writeAddress` wrote, and the words that the question does not know or cannot hold. */
export function readAddress(
  hash: string,
  description: Description,
): { chosen: Chosen; unknown: string[] } {
  const initial = complete(description, {}, "question"), names = Object.keys(description);
  const chosen = readSettings(hash, OWN, description, { names, settings: initial });
  const isRead = (name: string, text: string) =>
    names.includes(name) && valueOf(description[name], [text]) === chosen[name];
  return { chosen, unknown: wordsUnread(hash, OWN, isRead) };
}

/** Whether a page's `#hash` says anything of the question, or nothing at all. */
export const isAboutQuestion = (hash: string) => isAbout(OWN, hash);

/** The cell of a notebook that gives the same answer: only what differs from the initial question. */
export function questionCode(question: Asked): string {
  const said = Object.entries({ models: { initial: [] }, ...QUESTION })
    .map(([name, { initial }]) => ({ name, initial, value: question[name as keyof Question] }))
    .filter(({ value, initial }) =>
      ![undefined, JSON.stringify(initial)].includes(JSON.stringify(value))
    )
    .map(({ name, value }) => `  ${name}: ${JSON.stringify(value)},\n`);
  const asked = said.length === 0 ? "" : `, {\n${said.join("")}}`;
  return `import * as lm from "../lib/mod.ts";\n\nlm.decide(lm.loadDecisionData()${asked})\n`;
}
