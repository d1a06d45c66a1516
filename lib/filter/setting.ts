/**
 * A setting of an analysis, described once. Notebook cells, the command line and
 * the controls of an exported page all read this description.
 */
export type Setting<Row> =
  | Choices<Row>
  | Bound<Row>
  | FirstPer<Row>
  | OneOf<Row>
  | Amount;

/** Keeps the rows whose `of` is one of the chosen values; `"all"` keeps every row. */
export type Choices<Row> = {
  kind: "choices";
  label: string;
  /** The values known beforehand; others are accepted when the rows hold them. */
  values: readonly string[];
  of: (row: Row) => string;
};

/** Keeps the rows whose `of` is at least (or at most) a number; `null` keeps every row. */
export type Bound<Row> = {
  kind: "at least" | "at most";
  label: string;
  unit: string;
  of: (row: Row) => number | null;
};

/** Keeps all rows, or the first row of each `of` among those that the other filters keep. */
export type FirstPer<Row> = {
  kind: "first per";
  label: string;
  values: readonly [all: string, first: string];
  of: (row: Row) => string;
};

/**
 * One value of a list; it changes the analysis, and the rows only where `of` is null: what the value
 * asks for is not known of these.
 */
export type OneOf<Row = never> = {
  kind: "one of";
  label: string;
  values: readonly string[];
  initial: string;
  of?: (row: Row, value: string) => number | null;
};

/** A positive number, `least` or more; it changes the analysis, not the rows. */
export type Amount = {
  kind: "amount";
  label: string;
  unit: string;
  initial: number;
  least?: number;
};

/** The settings of one analysis by name, in the order in which they are applied and shown. */
export type Description<Row> = Readonly<Record<string, Setting<Row>>>;

/** What a setting may hold, from its description. */
export type Value<S> = S extends { kind: "choices"; values: readonly (infer V)[] } ?
    | "all"
    // `(string & {})` admits a value that only the user's own rows hold.
    | V
    | (string & Record<never, never>)
    | readonly (V | (string & Record<never, never>))[]
  : S extends { kind: "at least" | "at most" } ? number | null
  : S extends { kind: "first per" | "one of"; values: readonly (infer V)[] } ? V
  : number;

/** All settings of a description, with a value each. */
export type Settings<D> = { [K in keyof D]: Value<D[K]> };

/** The value that a setting has when nobody changes it. */
export function initialValue(setting: Setting<never>): string | number | null {
  switch (setting.kind) {
    case "choices":
      return "all";
    case "at least":
    case "at most":
      return null;
    case "first per":
      return setting.values[0];
    default:
      return setting.initial;
  }
}

/**
 * Completes `given` with the initial values of a description, after checking it.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { evaluationSettings } from "./evaluations.ts";
 * assert.equal(completeSettings(evaluationSettings, { slmLimitB: 8 }).slmLimitB, 8);
 * assert.throws(() => completeSettings(evaluationSettings, { typ: "chat" }), RangeError);
 * ```
 * @throws {RangeError} for an unknown setting or value, with the known ones.
 */
export function completeSettings<D extends Description<never>>(
  description: D,
  given: Readonly<Record<string, unknown>>,
): Settings<D> {
  for (const key of Object.keys(given)) {
    checkSetting(description, key, given[key]);
  }
  return Object.fromEntries(
    Object.entries(description).map(([key, setting]) => [
      key,
      given[key] === undefined ? initialValue(setting) : given[key],
    ]),
  ) as Settings<D>;
}

/** Refuses a setting that the description does not know, or a value that it cannot hold. */
export function checkSetting(
  description: Description<never>,
  key: string,
  value: unknown,
): void {
  const setting = Object.hasOwn(description, key) ? description[key] : undefined;
  if (setting === undefined) {
    throw new RangeError(
      `There is no setting ${quote(key)}; known are: ${Object.keys(description).join(", ")}`,
    );
  }
  if (value === undefined) return;
  const refuse = (needed: string) => {
    throw new RangeError(
      `The setting ${quote(key)} (${setting.label}) cannot be ${
        JSON.stringify(value)
      }; it takes ${needed}`,
    );
  };
  switch (setting.kind) {
    case "choices":
      if (!isChoice(value)) {
        refuse(`"all" or a list of: ${setting.values.map(quote).join(", ")}`);
      }
      break;
    case "at least":
    case "at most":
      if (value !== null && !isFiniteNumber(value)) {
        refuse("a number, or null for no limit");
      }
      break;
    case "amount":
      if (!isFiniteNumber(value) || value <= 0) refuse("a number above 0");
      if ((value as number) < (setting.least ?? 0)) refuse(`${setting.least} or more`);
      break;
    default:
      if (!(setting.values as readonly unknown[]).includes(value)) {
        refuse(`one of: ${setting.values.map(quote).join(", ")}`);
      }
  }
}

/** Refuses chosen values that are not among the known ones. */
export function checkChosen(
  key: string,
  known: readonly string[],
  chosen: readonly string[],
): void {
  const unknown = chosen.filter((value) => !known.includes(value));
  if (unknown.length > 0) {
    throw new RangeError(
      `The setting ${quote(key)} has no value ${unknown.map(quote).join(", ")}; known are: ${
        known.map(quote).join(", ")
      }`,
    );
  }
}

/** The chosen values as a list, or `null` when all are chosen. */
export function chosenValues(value: unknown): readonly string[] | null {
  if (value === "all") return null;
  return typeof value === "string" ? [value] : value as readonly string[];
}

const quote = (text: string) => `"${text}"`;

function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isChoice(value: unknown): boolean {
  return typeof value === "string" ||
    Array.isArray(value) && value.length > 0 &&
      value.every((v) => typeof v === "string");
}
