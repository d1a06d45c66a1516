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
 * The model of a name: as a table has it, by its key, or by the version that was rated.
 *
 * @throws {RangeError} where there is none, with the name that is perhaps meant, or several.
 */
export function modelOf({ models }: DecisionData, asked: string): KnownModel {
  const name = asked.trim(), key = modelKey(name), low = name.toLowerCase();
  const exact = models.find((model) =>
    model.model.toLowerCase() === low ||
    model.served.some((row) => row.name.toLowerCase() === low)
  ) ?? models.find(({ ratings }) => ratings.some((version) => version.name.toLowerCase() === low));
  const versions = versionsOf(models, name);
  if (versions.length > 1 && !isVersion(models, name)) {
    throw several(
      name,
      versions.map((v) => v.name),
    );
  }
  const found = exact ?? models.find((model) => model.key === key) ??
    models.find(({ offers }) => offers.some((offer) => offer.name.toLowerCase() === low));
  if (found !== undefined) return found;
  const longer = models.filter((model) => model.key.startsWith(`${key}-`) && isChosen(model));
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
  const low = like.trim().toLowerCase(), versions = versionsOf(models, like);
  const all = models.flatMap(({ ratings }) => ratings);
  const rated = models.find((model) =>
    model.key === modelKey(like) || model.model.toLowerCase() === low
  );
  const version = all.find((one) => one.name.toLowerCase() === low) ??
    (versions.length > 1
      ? null
      : versions[0] ?? versionFor(rated?.ratings ?? [], question.purpose));
  if (version === null) {
    if (versions.length > 1) throw several(like, versions.map(({ name }) => name));
    throw unknown(like, all.map(({ name }) => name), "rating of");
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

/** Rated versions of one name that differ in their day alone: GPT-4o has three. */
function versionsOf(models: readonly KnownModel[], name: string): RatedVersion[] {
  const known = dayless.get(models) ??
    Map.groupBy(models.flatMap(({ ratings }) => ratings), (version) => withoutDay(version.name));
  dayless.set(models, known);
  return known.get(withoutDay(name)) ?? [];
}

/** Versions by their name without a day, once for all questions of a page. */
const dayless = new WeakMap<readonly KnownModel[], Map<string, RatedVersion[]>>();

function withoutDay(name: string): string {
  return modelKey(name).replace(/^chat(?=gpt)/, "").replaceAll(VERSION, "");
}

/** Whether a name says which version. */
function isVersion(models: readonly KnownModel[], name: string): boolean {
  const low = name.toLowerCase();
  return models.some(({ ratings }) =>
    ratings.some((version) => version.name.toLowerCase() === low)
  );
}

/** Names that were meant, perhaps. */
function several(name: string, names: readonly string[]): RangeError {
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
  throw new RangeError(`Nobody measured on "${hardware}"; known are: ${[...known].join(", ")}`);
}
