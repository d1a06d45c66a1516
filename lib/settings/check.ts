import { hint } from "../read/nearest.ts";
import { isObject, said } from "../read/said.ts";
import { quoted } from "../read/table.ts";
import type { Description, Setting, SettingsOf } from "./description.ts";

const COUNT = new Intl.NumberFormat("en-US"); // made once: a link may have many wrong values

/** The value that a setting has when nobody changes it. */
export function initialValue(setting: Setting): unknown {
  if (setting.kind === "choices") return setting.initial ?? "all";
  return "initial" in setting ? setting.initial : null;
}

/**
 * The settings of one table, checked, completed with their initial values, and frozen. Without a table
 * they are a form's, and an error calls them by their labels.
 */
export function complete<D extends Description>(
  description: D,
  given: Readonly<Record<string, unknown>>,
  table: string | null,
): SettingsOf<D> {
  if (!isObject(given)) {
    throw new TypeError(
      `The settings of ${table} are ${said(given)}; they take an object, such as { ${
        Object.keys(description)[0] ?? "name"
      }: … }, or {} for all rows`,
    );
  }
  const names = Object.keys(description);
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(description, name));
  if (unknown !== undefined) {
    const mend = unknown === table
      ? `; give those of the table alone, such as settings.${table}`
      : perhaps(unknown, names);
    throw new RangeError(`${table} has no setting \`${unknown}\`${mend}`);
  }
  const settings = Object.fromEntries(
    Object.entries(description).map(([name, setting]) => [
      name,
      given[name] === undefined
        ? initialValue(setting)
        : checked(setting, given[name], nameOf(setting, name, table)),
    ]),
  );
  checkBounds(description, settings, table);
  return Object.freeze(settings) as SettingsOf<D>;
}

/** What an error calls a setting: `served.minParamsB` (Smallest model), in a form “Smallest model”. */
export function nameOf({ label }: Setting, name: string, table: string | null): string {
  return table === null ? `“${label}”` : `\`${table}.${name}\` (${label})`;
}

/** What a setting becomes, or an error that names what was found and what is needed. */
function checked(setting: Setting, value: unknown, name: string): unknown {
  const refuse = (needed: string): never => {
    throw new RangeError(`${name} cannot be ${said(value)}; it takes ${needed}`);
  };
  switch (setting.kind) {
    case "choices": {
      const list = Array.isArray(value) ? value : [value];
      if (list.length === 0 || !list.every(isPlain)) {
        refuse(`"all" or a list of ${quoted(setting.values)}`);
      }
      return list.includes("all") ? "all" : Object.freeze(list.map(String));
    }
    case "at least":
    case "at most":
      return value === null || (isNumber(value) && value >= 0)
        ? value
        : refuse("a number of 0 or more, or null for no limit");
    case "one of":
      return setting.values.includes(value as string)
        ? value
        : refuse(`one of ${quoted(setting.values)}`);
    case "text":
      if (isNumber(value)) return String(value);
      return value === null || (typeof value === "string" && value.trim() !== "")
        ? value
        : refuse("a text, or null for none");
    case "amount": {
      if (value === null && setting.initial === null) return null;
      const { least, most = 1e12 } = setting;
      const isInside = isNumber(value) && value <= most && value >= (least ?? Number.MIN_VALUE);
      const from = least === undefined ? "above 0 and up" : `from ${least}`;
      return isInside ? value : refuse(`a number ${from} to ${COUNT.format(most)}`);
    }
  }
}

/** Refuses a least value above the greatest of the same field. */
function checkBounds(
  description: Description,
  settings: Readonly<Record<string, unknown>>,
  table: string | null,
): void {
  const bounds = Object.entries(description).flatMap(([name, setting]) => {
    const value = settings[name];
    if (!("field" in setting) || !isNumber(value)) return [];
    const called = table === null ? `“${setting.label}”` : `\`${table}.${name}\``;
    return [{ called, value, ...setting }];
  });
  for (const low of bounds.filter(({ kind }) => kind === "at least")) {
    const high = bounds.find(({ kind, field, value }) =>
      kind === "at most" && field === low.field && value < low.value
    );
    if (high === undefined) continue;
    throw new RangeError(
      `${low.called} (${low.value}) is above ${high.called} (${high.value}): ` +
        "no row can be both; swap them or widen one",
    );
  }
}

/** ", perhaps `hardware`", or else all the names there are. */
export function perhaps(name: string, known: readonly string[]): string {
  return hint(name, known) || `; known are ${known.map((one) => `\`${one}\``).join(", ")}`;
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);

/** What a field of choices may hold. */
const isPlain = (value: unknown) =>
  typeof value === "string" || typeof value === "boolean" || isNumber(value);
