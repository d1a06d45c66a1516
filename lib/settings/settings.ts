import { isObject, takes } from "../read/said.ts";
import { DESCRIPTIONS } from "../tables/all.ts";
import { complete, perhaps } from "./check.ts";
import type { Description, GivenFor, SettingsOf } from "./description.ts";
import { acceptSettings, awaitSettings, refuseSettings, withoutStack } from "./fresh.ts";

type Tables = typeof DESCRIPTIONS;

type Settings<G> = { readonly [Table in keyof G & keyof Tables]: SettingsOf<Tables[Table]> };

/**
 * The settings of the notebook, checked and completed. Without any, as in a notebook's first cell:
 * from now on nothing is shown until they are set.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { offers } = settings({ offers: { minParamsB: 8 } });
 * assert.deepEqual([offers.minParamsB, offers.offer, offers.kind], [8, ["list"], "all"]);
 * ```
 * @throws {RangeError} for an unknown table, setting or value, with those that are known.
 */
export function settings(): void;
export function settings<G extends { readonly [Table in keyof Tables]?: GivenFor<Tables[Table]> }>(
  given: G,
): Settings<G>;
export function settings<G>(given?: G): Settings<G> | void {
  if (arguments.length === 0) return awaitSettings();
  try {
    const call = 'lm.settings({ served: { hardware: "H100" } })';
    takes(isObject(given), "settings", "the settings of each table", given, call);
    const all = Object.fromEntries(
      Object.entries(given).map(([table, own]) => [
        table,
        complete(filtersOf(table), (own ?? {}) as Record<string, unknown>, table),
      ]),
    );
    acceptSettings(all);
    return Object.freeze(all) as Settings<G>;
  } catch (error) {
    refuseSettings();
    throw withoutStack(error as Error);
  }
}

/** The settings of a table; one that stands outside its table is told where it goes. */
function filtersOf(table: string): Description {
  const tables: Readonly<Record<string, Description>> = DESCRIPTIONS;
  if (Object.hasOwn(tables, table)) return tables[table];
  const home = Object.keys(tables).find((name) => Object.hasOwn(tables[name], table));
  throw new RangeError(
    home === undefined
      ? `There is no table \`${table}\`${perhaps(table, Object.keys(tables))}`
      : `\`${table}\` is a setting of a table: write { ${home}: { ${table}: … } }`,
  );
}
