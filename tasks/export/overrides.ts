/** Settings of the command line: which notebook gets which, and whether they leave rows. */
import { parseNumber } from "../../lib/read/number.ts";
import { complete } from "../../lib/settings/check.ts";
import type { Description, Setting } from "../../lib/settings/description.ts";
import { keep } from "../../lib/settings/keep.ts";
import { TABLES } from "../../lib/tables/all.ts";
import type { Overrides } from "../notebook/override.ts";

/** A setting as the command line gives it: `served.hardware=H100`. */
export type Assignment = { path: string; value: string };

type Place = { table: string; name: string; setting: Setting };

/**
 * The settings that the command line gives to each notebook. One goes to all notebooks that have it:
 * `served.hardware=H100` to those that use the table `served`, a bare `hardware=H100` to those with
 * one table that has such a setting.
 *
 * @param descriptions the settings of each table.
 * @param tables the tables that each notebook uses.
 * @throws {RangeError} for a setting that none of them has, one that several tables of a notebook
 * have, or a value that it cannot hold.
 */
export function overridesOf(
  descriptions: Readonly<Record<string, Description>>,
  tables: Readonly<Record<string, readonly string[]>>,
  asked: readonly Assignment[],
): Record<string, Overrides> {
  const notebooks = Object.entries(tables).map(([notebook, names]) => ({
    notebook,
    places: names.flatMap((table) =>
      Object.entries(descriptions[table] ?? {}).map(([name, setting]) => ({ table, name, setting }))
    ),
  }));
  const unknown = asked.find(({ path }) =>
    !notebooks.some(({ places }) => places.some((place) => isCalled(place, path)))
  );
  if (unknown !== undefined) {
    const known = notebooks.map(({ notebook, places }) =>
      `\n  ${notebook}: ${places.map(({ table, name }) => `${table}.${name}`).join(", ") || "none"}`
    );
    throw new RangeError(
      `Cannot set ${unknown.path}: no notebook has it; known are${known.join("")}`,
    );
  }
  return Object.fromEntries(notebooks.map(({ notebook, places }) => {
    const given: Record<string, Record<string, unknown>> = {};
    for (const { path, value } of asked) {
      const found = places.filter((place) => isCalled(place, path));
      if (found.length > 1) throw severalSettings(found, path);
      for (const { table, name, setting } of found) {
        (given[table] ??= {})[name] = parseValue(setting, value);
      }
    }
    const checked = Object.entries(given).map(([table, own]) => {
      const all: Record<string, unknown> = complete(descriptions[table], own, table);
      return [table, Object.fromEntries(Object.keys(own).map((name) => [name, all[name]]))];
    });
    return [notebook, Object.fromEntries(checked)];
  }));
}

/** Whether `served.hardware` or a bare `hardware` means this setting. */
function isCalled({ table, name }: Place, path: string): boolean {
  return path === name || path === `${table}.${name}`;
}

/** A value from its text; what it cannot hold is refused by the check that follows. */
function parseValue({ kind }: Setting, text: string): unknown {
  if (kind === "choices") {
    return text.split(",").map((part) => part.trim()).filter((part) => part !== "");
  }
  if (kind === "one of") return text;
  return text === "null" ? null : parseNumber(text) ?? text;
}

function severalSettings(found: readonly Place[], path: string): RangeError {
  const names = found.map(({ table, name }) => `\`${table}.${name}\``).join(" or ");
  return new RangeError(`\`${path}\` is a setting of several tables; write ${names}`);
}

/**
 * Refuses settings that name a value which no row has, or leave no row, before any kernel starts.
 * @throws {RangeError} as `lm.keep`.
 */
export function checkKeepsRows(overrides: Overrides): void {
  for (const [table, settings] of Object.entries(overrides)) {
    keep(TABLES[table as keyof typeof TABLES].load(), settings);
  }
}
