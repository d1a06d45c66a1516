/** Settings of the command line: which notebook gets which, and whether they leave rows. */
import { keep } from "../../lib/settings/keep.ts";
import { parseSettings } from "../../lib/settings/parse.ts";
import type { Descriptions } from "../../lib/settings/settings.ts";
import { loadEvaluations } from "../../lib/tables/evaluations.ts";
import { loadGrid } from "../../lib/tables/grid.ts";
import { loadMeasurements } from "../../lib/tables/measurements.ts";
import { loadOffers } from "../../lib/tables/offers.ts";
import { loadPriceHistory } from "../../lib/tables/price_history.ts";
import { loadScores } from "../../lib/tables/scores.ts";
import { loadServed } from "../../lib/tables/served.ts";
import { loadStudyPrices } from "../../lib/tables/study_prices.ts";
import type { Table } from "../../lib/tables/table.ts";
import type { Overrides } from "../notebook/override.ts";

const LOADERS: Readonly<Record<string, () => Table<object>>> = {
  served: loadServed,
  measurements: loadMeasurements,
  evaluations: loadEvaluations,
  offers: loadOffers,
  studyPrices: loadStudyPrices,
  grid: loadGrid,
  priceHistory: loadPriceHistory,
  scores: loadScores,
};

/**
 * The settings that the command line gives to each notebook. One goes to all notebooks that have it:
 * `served.hardware=H100` to those that use the table `served`, a bare `hardware=H100` to those with
 * one table that has such a setting.
 *
 * @param tables the tables that each notebook uses.
 * @param texts as typed, `served.hardware=H100`.
 * @throws {RangeError} for a setting that none of them has, one that several tables of a notebook
 * have, or a value that it cannot hold.
 */
export function overridesOf(
  descriptions: Descriptions,
  tables: Readonly<Record<string, readonly string[]>>,
  texts: readonly string[],
): Record<string, Overrides> {
  const notebooks = Object.entries(tables).map(([notebook, names]) => {
    const own = Object.fromEntries(
      Object.entries(descriptions).filter(([name]) => names.includes(name)),
    );
    const paths = Object.entries(own).flatMap(([table, one]) =>
      Object.keys(one).map((name) => `${table}.${name}`)
    );
    const has = (name: string) => paths.some((path) => `.${path}`.endsWith(`.${name}`));
    return { notebook, own, paths, texts: texts.filter((text) => has(nameIn(text))) };
  });
  const unknown = texts.find((text) => !notebooks.some((one) => one.texts.includes(text)));
  if (unknown !== undefined) {
    const known = notebooks.map(({ notebook, paths }) =>
      `\n  ${notebook}: ${paths.join(", ") || "none"}`
    );
    throw new RangeError(
      `Cannot set ${nameIn(unknown)}: no notebook has it; known are${known.join("")}`,
    );
  }
  return Object.fromEntries(
    notebooks.map(({ notebook, own, texts }) => [notebook, parseSettings(own, texts)]),
  );
}

const nameIn = (text: string) => text.split("=", 1)[0].trim();

/**
 * Refuses settings that name a value which no row has, or leave no row, before any kernel starts.
 * @throws {RangeError} as `lm.keep`.
 */
export function checkKeepsRows(overrides: Overrides): void {
  for (const [table, settings] of Object.entries(overrides)) {
    keep(LOADERS[table](), settings as never);
  }
}
