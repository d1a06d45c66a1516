import { complete, isObject, perhaps } from "./check.ts";
import { takes } from "../read/said.ts";
import type { Description, Given, SettingsOf } from "./description.ts";
import { acceptSettings, awaitSettings, checkFresh, refuseSettings } from "./fresh.ts";

/** The settings that each table has, by the table's name. */
export type Descriptions = Readonly<Record<string, Description>>;

/** What a notebook gives for the tables that it uses. */
export type GivenSettings<D extends Descriptions> = {
  readonly [Table in keyof D]?: { readonly [Name in keyof D[Table]]?: Given<D[Table][Name]> };
};

/** The settings of a notebook: for each table that was named, all of its settings. */
export type Settings<D extends Descriptions, G = D> = {
  readonly [Table in keyof G & keyof D]: SettingsOf<D[Table]>;
};

/** The settings that came from a notebook's settings cell, of one table each. */
const ofNotebook = new WeakSet<object>();

/** Makes the function `lm.settings` for tables with these settings. */
export function settingsFor<D extends Descriptions>(descriptions: D) {
  /**
   * The settings of the notebook, checked and completed. Without any, as in a notebook's first cell:
   * from now on nothing is shown until they are set.
   */
  function settings(): void;
  function settings<G extends GivenSettings<D>>(given: G): Settings<D, G>;
  function settings<G extends GivenSettings<D>>(given?: G): Settings<D, G> | void {
    if (arguments.length === 0) return awaitSettings();
    try {
      const all = completeAll(descriptions, given);
      acceptSettings();
      for (const one of Object.values(all)) ofNotebook.add(one as object);
      return Object.freeze(all) as Settings<D, G>;
    } catch (error) {
      refuseSettings((error as Error).message);
      throw error;
    }
  }
  return settings;
}

/** Checks and completes the settings of each table that is named. */
function completeAll(descriptions: Descriptions, given: unknown): Record<string, unknown> {
  const call = 'lm.settings({ served: { hardware: "H100" } })';
  takes(isObject(given), "settings", "the settings of each table", given, call);
  return Object.fromEntries(
    Object.entries(given).map(([table, own]) => {
      checkTable(descriptions, table);
      return [table, complete(descriptions[table], (own ?? {}) as Record<string, unknown>, table)];
    }),
  );
}

/** Refuses a table that is not known; a setting that stands outside its table is told where it goes. */
export function checkTable(descriptions: Descriptions, table: string): void {
  if (Object.hasOwn(descriptions, table)) return;
  const home = Object.keys(descriptions).find((name) => Object.hasOwn(descriptions[name], table));
  throw new RangeError(
    home === undefined
      ? `There is no table \`${table}\`${perhaps(table, Object.keys(descriptions))}`
      : `\`${table}\` is a setting of a table: write { ${home}: { ${table}: … } }`,
  );
}

/**
 * Runs what applies settings to rows. Where it fails on those of the settings cell, they count as
 * refused: nothing below is shown until the cell is mended.
 */
export function applying<T>(settings: unknown, apply: () => T): T {
  checkFresh();
  try {
    return apply();
  } catch (error) {
    if (isObject(settings) && ofNotebook.has(settings)) refuseSettings((error as Error).message);
    throw error;
  }
}
