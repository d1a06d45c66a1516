import { modelKey } from "../models/key.ts";
import { withoutOrganisation } from "../read/model_name.ts";
import { nearest } from "../read/nearest.ts";
import { parseNumber } from "../read/number.ts";
import type { DecisionData, KnownModel } from "./read_data.ts";
import type { Question } from "./question.ts";
import { categoriesFor, type Floor, versionFor } from "./rating.ts";

/** Names longer than this are no misspelt ones, and comparing them would take long. */
const LONGEST_NAME = 100;

/** How many of several names an error tells. */
const MOST_NAMES = 6;

/** A day behind a name, and words that say no more than that it is the newest. */
const VERSION = /-(?:20\d{2}-?\d{2}-?\d{2}|latest|\d{2}-\d{2})(?=$|-)/g;

/**
 * The model of a name: as a table has it, by the version that was rated, or by its key.
 *
 * @throws {RangeError} where there is none, with the name that is perhaps meant, or several.
 */
export function modelOf({ models }: DecisionData, asked: string): KnownModel {
  const name = asked.trim(), key = modelKey(name);
  const { model, version, versions } = named(models, name);
  if (versions.length > 1 && version === undefined) {
    throw several(name, versions.map((one) => one.name));
  }
  if (model !== undefined) return model;
  // those that somebody could choose: rated, offered or served
  const chosen = models.filter(({ ratings, offers, served }) =>
    ratings.length + offers.length + served.length > 0
  );
  const longer = key === "" ? [] : chosen.filter((one) => one.key.startsWith(`${key}-`));
  throw longer.length > 0
    ? several(name, longer.map(({ model }) => model))
    : unknown(name, chosen.map(({ model }) => model), "model");
}

/**
 * What is good enough: the ratings of a model, in each category that counts.
 *
 * @throws {RangeError} for a model that nobody rated, and a name of several rated versions.
 */
export function floorOf({ models }: DecisionData, question: Question): Floor | null {
  const { like, rating } = question, names = categoriesFor(question);
  if (rating !== null) {
    const categories = names.map((category) => ({ category, rating }));
    return { name: `a rating of ${rating}`, categories };
  }
  if (like === null) return null;
  const name = like.trim(), { model, version: exact, versions } = named(models, name);
  if (exact === undefined && versions.length > 1) {
    throw several(name, versions.map((one) => one.name));
  }
  const version = exact ?? versions[0] ?? versionFor(model?.ratings ?? [], question);
  if (version === null) {
    const rated = models.flatMap(({ ratings }) => ratings.map((one) => one.name));
    throw unknown(name, rated, "rating of");
  }
  const categories = names.filter((name) => version.categories[name] !== undefined)
    .map((category) => ({ category, rating: version.categories[category][0] }));
  if (categories.length > 0) return { name: version.name, categories };
  throw new RangeError(`${version.name} has no rating for ${names.join(", ")}; name another model`);
}

/** The names that each table has of a model, the first tables first. */
const NAMES: readonly ((model: KnownModel) => string[])[] = [
  ({ model, served }) => [model, ...served.map((row) => row.model)],
  ({ ratings }) => ratings.map(({ name }) => name),
  ({ key }) => [key],
  ({ offers }) => offers.map(({ name }) => name),
];

/** Made once for all questions of a page. */
const made = new WeakMap<readonly KnownModel[], ReturnType<typeof namesOf>>();

/** Models by each of their names, of several with one name the first; rated versions without their day. */
function namesOf(models: readonly KnownModel[]) {
  const all = NAMES.flatMap((names) =>
    models.flatMap((model) => names(model).map((one) => [one.toLowerCase(), model] as const))
  );
  const versions = models.flatMap(({ ratings }) => ratings);
  return {
    byName: new Map(all.toReversed()),
    byDayless: Map.groupBy(versions, ({ name }) => withoutDay(name)),
  };
}

/** What a name means: the model, the version of this name, and the versions that differ in their day alone. */
function named(models: readonly KnownModel[], name: string) {
  const names = made.get(models) ?? namesOf(models), { byName, byDayless } = names;
  made.set(models, names);
  const low = name.toLowerCase(), key = modelKey(name);
  const model = byName.get(low) ?? byName.get(key) ??
    byName.get(key.replaceAll(".", "-")); // Claude 4.5 is claude-4-5 at its maker
  const version = model?.ratings.find((one) => one.name.toLowerCase() === low);
  return { model, version, versions: byDayless.get(withoutDay(name)) ?? [] };
}

/** GPT-4o has three versions that differ in their day alone. */
function withoutDay(name: string): string {
  return modelKey(name).replace(/^chat(?=gpt)/, "").replaceAll(VERSION, "");
}

/** Names that were meant, perhaps. */
function several(name: string, names: readonly string[]): RangeError {
  if (names.length === 1) {
    return new RangeError(`There is no model "${name}" in the tables; perhaps "${names[0]}"`);
  }
  const shown = names.slice(0, MOST_NAMES).join(", "), more = names.length > MOST_NAMES;
  return new RangeError(`"${name}" is several models; say which: ${shown}${more ? ", …" : ""}`);
}

function unknown(name: string, names: readonly string[], what: string): RangeError {
  const isLong = name.length > LONGEST_NAME;
  const bare = isLong ? [] : names.map(withoutOrganisation);
  const meant = names[bare.indexOf(nearest(withoutOrganisation(name), bare) ?? "")];
  return new RangeError(
    `There is no ${what} "${isLong ? `${name.slice(0, LONGEST_NAME)}…` : name}" in the tables; ${
      meant === undefined
        ? "give its name on the Hugging Face Hub or at its provider"
        : `perhaps "${meant}"`
    }`,
  );
}

/** g CO₂e of a kWh, and whose grid it is, where it is a country's. */
export type Grid = { gramsPerKWh: number; country: string | null; year: number | null };

/** More g CO₂e per kWh than any grid emits. */
export const MOST_GRAMS = 2000;

/**
 * The grid of a country's code or name, or of g CO₂e per kWh.
 *
 * @throws {RangeError} with the codes that are known, or for a number that no grid has.
 */
export function gridOf({ grids }: DecisionData, grid: string): Grid {
  const wanted = grid.trim().toLowerCase(), grams = parseNumber(wanted);
  if (grams !== null && (grams < 0 || grams > MOST_GRAMS)) {
    throw new RangeError(
      `No grid emits ${grid} g CO₂e per kWh; give 0 to ${MOST_GRAMS}, or a country's code`,
    );
  }
  if (grams !== null) return { gramsPerKWh: grams, country: null, year: null };
  const found = grids.find(({ code, country }) =>
    [code, country].some((name) => name.toLowerCase() === wanted)
  );
  if (found) return found;
  const codes = grids.map(({ code }) => code).join(", ");
  throw new RangeError(
    `There is no grid "${grid}"; give g CO₂e per kWh, or a code of: ${codes}`,
  );
}

/**
 * The machines to look for measurements on, in order.
 *
 * @throws {RangeError} naming those that somebody measured on.
 */
export function machinesOf({ models }: DecisionData, hardware: string | null): string[] {
  if (hardware === null) return ["H100", "B200"];
  const rows = models.flatMap(({ served, single }) => [...served, ...single]);
  const known = [...new Set(rows.map((row) => row.hardware))];
  const wanted = hardware.trim().toLowerCase();
  const found = known.find((name) => name.toLowerCase() === wanted);
  if (found !== undefined) return [found];
  throw new RangeError(
    `Nobody measured on "${hardware}"; known are: ${known.join(", ")}. A machine of your own is ` +
      "known once its measurements are imported: deno task data:import --help",
  );
}
