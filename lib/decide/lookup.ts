import { modelKey } from "../models/key.ts";
import { nearest } from "../read/nearest.ts";
import { parseNumber } from "../read/number.ts";
import { categoriesFor, type Floor, versionFor } from "./rating.ts";
import type { DecisionData, KnownModel, Question, RatedVersion } from "./types.ts";

/** Names longer than this are no misspelt ones, and comparing them would take long. */
const LONGEST_NAME = 100;

/** A day behind a name, and words that say no more than that it is the newest. */
const VERSION = /-(?:20\d{2}-?\d{2}-?\d{2}|latest|\d{2}-\d{2})(?=$|-)/g;

/**
 * The model of a name: as a table has it, by the version that was rated, or by its key.
 *
 * @throws {RangeError} where there is none, with the name that is perhaps meant, or several.
 */
export function modelOf({ models }: DecisionData, asked: string): KnownModel {
  const name = asked.trim(), key = modelKey(name);
  const { model, versions } = named(models, name);
  if (versions.length > 1 && !versions.some((one) => isSame(one.name, name))) {
    throw several(name, versions.map((one) => one.name));
  }
  if (model !== undefined) return model;
  const longer = models.filter((one) => one.key.startsWith(`${key}-`) && isChosen(one));
  if (key !== "" && longer.length > 0) throw several(name, longer.map(({ model }) => model));
  throw unknown(name, models.filter(isChosen).map(({ model }) => model), "model");
}

/** Whether somebody could choose it: it is rated, offered or served. */
function isChosen({ ratings, offers, served }: KnownModel): boolean {
  return ratings.length + offers.length + served.length > 0;
}

/**
 * What is good enough: the ratings of a model, in each category that counts.
 *
 * @throws {RangeError} for a model that nobody rated, and a name of several rated versions.
 */
export function floorOf({ models }: DecisionData, question: Question): Floor | null {
  const { like, rating } = question, names = categoriesFor(question);
  if (rating !== null) {
    return {
      name: `a rating of ${rating}`,
      categories: names.map((category) => ({ category, rating })),
    };
  }
  if (like === null) return null;
  const name = like.trim(), { model, versions } = named(models, name);
  const exact = model?.ratings.find((one) => isSame(one.name, name));
  if (exact === undefined && versions.length > 1) {
    throw several(name, versions.map((one) => one.name));
  }
  const version = exact ?? versions[0] ?? versionFor(model?.ratings ?? [], question.purpose);
  if (version === null) {
    const rated = models.flatMap(({ ratings }) => ratings.map((one) => one.name));
    throw unknown(name, rated, "rating of");
  }
  const there = names.filter((name) => version.categories[name] !== undefined);
  if (there.length === 0) {
    throw new RangeError(
      `${version.name} has no rating for ${names.join(", ")}; name another model`,
    );
  }
  return {
    name: version.name,
    categories: there.map((category) => ({ category, rating: version.categories[category][0] })),
  };
}

/** Models by each name that a table has of them, and rated versions by their names without a day. */
type Names = { byName: Map<string, KnownModel>; byDayless: Map<string, RatedVersion[]> };

/** Made once for all questions of a page. */
const made = new WeakMap<readonly KnownModel[], Names>();

function namesOf(models: readonly KnownModel[]): Names {
  const before = made.get(models);
  if (before) return before;
  const byName = new Map<string, KnownModel>();
  const kinds: ((model: KnownModel) => string[])[] = [
    ({ model, served }) => [model, ...served.map(({ name }) => name)],
    ({ ratings }) => ratings.map(({ name }) => name),
    ({ key }) => [key],
    ({ offers }) => offers.map(({ name }) => name),
  ];
  for (const names of kinds) {
    for (const model of models) {
      for (const name of names(model)) {
        const low = name.toLowerCase();
        if (!byName.has(low)) byName.set(low, model);
      }
    }
  }
  const versions = models.flatMap(({ ratings }) => ratings);
  const names = { byName, byDayless: Map.groupBy(versions, ({ name }) => withoutDay(name)) };
  made.set(models, names);
  return names;
}

/** What a name means: the model, and the rated versions that differ in their day alone. */
function named(models: readonly KnownModel[], name: string) {
  const { byName, byDayless } = namesOf(models), key = modelKey(name);
  const model = byName.get(name.toLowerCase()) ?? byName.get(key) ??
    byName.get(key.replaceAll(".", "-")); // Claude 4.5 is claude-4-5 at its maker
  return { model, versions: byDayless.get(withoutDay(name)) ?? [] };
}

/** GPT-4o has three versions that differ in their day alone. */
function withoutDay(name: string): string {
  return modelKey(name).replace(/^chat(?=gpt)/, "").replaceAll(VERSION, "");
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Names that were meant, perhaps. */
function several(name: string, names: readonly string[]): RangeError {
  if (names.length === 1) {
    return new RangeError(`There is no model "${name}" in the tables; perhaps "${names[0]}"`);
  }
  const shown = names.slice(0, 6);
  return new RangeError(
    `"${name}" is several models; say which: ${shown.join(", ")}${names.length > 6 ? ", …" : ""}`,
  );
}

/** A name that nothing has. */
function unknown(name: string, names: readonly string[], what: string): RangeError {
  const near = name.length > LONGEST_NAME
    ? null
    : nearest(name.split("/").at(-1)!, names.map((one) => one.split("/").at(-1)!));
  const meant = names.find((one) => one.split("/").at(-1) === near);
  const shown = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
  return new RangeError(
    `There is no ${what} "${shown}" in the tables` +
      (meant === undefined
        ? "; give its name on the Hugging Face Hub or at its provider"
        : `; perhaps "${meant}"`),
  );
}

/** g CO₂e of a kWh, and whose grid it is, where it is a country's. */
export type FoundGrid = { gramsPerKWh: number; country: string | null; year: number | null };

/**
 * The grid of a country's code or name, or of a number.
 *
 * @throws {RangeError} with the codes that are known.
 */
export function gridOf({ grids }: DecisionData, grid: string): FoundGrid {
  const wanted = grid.trim().toLowerCase(), grams = parseNumber(wanted);
  if (grams !== null && grams >= 0) return { gramsPerKWh: grams, country: null, year: null };
  const found = grids.find(({ code, country }) =>
    code.toLowerCase() === wanted || country.toLowerCase() === wanted
  );
  if (found) return { gramsPerKWh: found.gramsPerKWh, country: found.country, year: found.year };
  throw new RangeError(
    `There is no grid "${grid}"; give g CO₂e per kWh, or a code of: ${
      grids.map(({ code }) => code).join(", ")
    }`,
  );
}

/**
 * The machines to look for measurements on, in order.
 *
 * @throws {RangeError} naming those that somebody measured on.
 */
export function machinesOf({ models }: DecisionData, hardware: string | null): string[] {
  if (hardware === null) return ["H100", "B200"];
  const known = new Set(
    models.flatMap(({ served, single }) => [...served, ...single].map((row) => row.hardware)),
  );
  const wanted = hardware.trim().toLowerCase();
  const found = [...known].find((name) => name.toLowerCase() === wanted);
  if (found !== undefined) return [found];
  throw new RangeError(
    `Nobody measured on "${hardware}"; known are: ${
      [...known].join(", ")
    }. A machine of your own is ` +
      "known once its measurements are imported: deno task data:import --help",
  );
}
