import { parseSettings } from "../../lib/settings/parse.ts";
import type { Descriptions } from "../../lib/settings/settings.ts";
import type { Overrides } from "../notebook/override.ts";

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
  const used = Object.entries(tables).map(([notebook, names]) => {
    const own = names.filter((name) => Object.hasOwn(descriptions, name));
    return [notebook, Object.fromEntries(own.map((name) => [name, descriptions[name]]))] as const;
  });
  for (const text of texts) {
    if (!used.some(([, own]) => has(own, text))) throw unknownSetting(used, text);
  }
  return Object.fromEntries(
    used.map(([notebook, own]) => [
      notebook,
      parseSettings(own, texts.filter((text) => has(own, text))),
    ]),
  );
}

/** Whether one of these tables has the setting that a text names. */
function has(descriptions: Descriptions, text: string): boolean {
  const path = text.split("=", 1)[0].trim(), [table, name] = path.split(".");
  return name === undefined
    ? Object.values(descriptions).some((one) => Object.hasOwn(one, path))
    : Object.hasOwn(descriptions, table) && Object.hasOwn(descriptions[table], name);
}

/** The error for a setting that no notebook has; a text without "=" is told how to write one. */
function unknownSetting(
  used: readonly (readonly [string, Descriptions])[],
  text: string,
): RangeError {
  const lines = used.map(([notebook, own]) =>
    `  ${notebook}: ${
      Object.entries(own).flatMap(([table, one]) =>
        Object.keys(one).map((name) => `${table}.${name}`)
      ).join(", ") || "none"
    }`
  );
  const name = text.split("=", 1)[0].trim();
  return new RangeError(`Cannot set ${name}: no notebook has it; known are\n${lines.join("\n")}`);
}
