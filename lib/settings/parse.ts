import { parseNumber } from "../read/number.ts";
import { complete, perhaps } from "./check.ts";
import type { Setting } from "./description.ts";
import { checkTable, type Descriptions } from "./settings.ts";

/**
 * Reads settings as the command line gives them, `served.hardware=H100,B200`, into what `lm.settings`
 * takes: only those that were named. The table may be left out where only one has a setting of that name.
 *
 * @throws {SyntaxError} for a text without "=".
 * @throws {RangeError} for an unknown table, setting or value.
 */
export function parseSettings(
  descriptions: Descriptions,
  texts: readonly string[],
): Record<string, Record<string, unknown>> {
  const given: Record<string, Record<string, unknown>> = {};
  for (const text of texts) {
    const [, path, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (path === undefined) {
      throw new SyntaxError(
        `Cannot read the setting "${text}"; write table.name=value, such as served.hardware=H100`,
      );
    }
    const { table, name } = find(descriptions, path.trim());
    const parsed = parseValue(descriptions[table][name], value.trim());
    (given[table] ??= {})[name] = complete(descriptions[table], { [name]: parsed }, table)[name];
  }
  for (const table of Object.keys(given)) complete(descriptions[table], given[table], table);
  return given;
}

/** The table and the name that a path like `served.hardware` or a bare `hardware` means. */
function find(descriptions: Descriptions, path: string): { table: string; name: string } {
  const dot = path.indexOf(".");
  if (dot > 0) {
    const table = path.slice(0, dot), name = path.slice(dot + 1);
    checkTable(descriptions, table);
    complete(descriptions[table], { [name]: undefined }, table);
    return { table, name };
  }
  const tables = Object.keys(descriptions).filter((table) =>
    Object.hasOwn(descriptions[table], path)
  );
  if (tables.length === 1) return { table: tables[0], name: path };
  if (tables.length === 0) {
    const known = new Set(Object.values(descriptions).flatMap((one) => Object.keys(one)));
    throw new RangeError(`No table has a setting \`${path}\`${perhaps(path, [...known])}`);
  }
  throw new RangeError(
    `\`${path}\` is a setting of several tables; write ${
      tables.map((table) => `\`${table}.${path}\``).join(" or ")
    }`,
  );
}

/** A value from its text; what it cannot hold is refused by the check that follows. */
function parseValue({ kind }: Setting, text: string): unknown {
  switch (kind) {
    case "choices":
      return text.split(",").map((part) => part.trim()).filter((part) => part !== "");
    case "one of":
      return text;
    case "first of each":
      return text === "true" ? true : text === "false" ? false : text;
    default:
      return text === "null" ? null : parseNumber(text) ?? text;
  }
}
