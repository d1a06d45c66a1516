import { type LeftOut, tally } from "../read/left_out.ts";
import { hint } from "../read/nearest.ts";
import { isObject, said } from "../read/said.ts";
import { quoted } from "../read/table.ts";
import { complete, nameOf } from "./check.ts";
import type { Description, GivenFor, Setting } from "./description.ts";
import { applying, checkFresh, stamp, tableOf, withoutStack } from "./fresh.ts";

/** What can be filtered: rows, and the settings that they have. */
type Filterable = {
  name: string;
  rows: object[];
  leftOut: readonly LeftOut[];
  filters: Description;
  noun?: string;
  columns?: readonly string[];
};

/** Of a kept table and of each of its rows: the table that it was kept from, and by which settings. */
const origins = new WeakMap<object, { from: Filterable; settings: object }>();

/** What a row of a kept table is called and which of its columns come first; null for any other. */
export function keptFrom(row: unknown): Pick<Filterable, "noun" | "columns"> | null {
  return origins.get(Object(row))?.from ?? null;
}

/** The table that a table was kept from by just these complete settings; null for any other. */
export function keptBy<T extends object>(table: T, settings: object): T | null {
  const origin = origins.get(table);
  const isIt = JSON.stringify(origin?.settings) === JSON.stringify(settings);
  return origin !== undefined && isIt ? origin.from as T : null;
}

/**
 * The same table with the rows that satisfy every setting; how many each of them left out, and why,
 * is added to `leftOut`. Settings that are not given are as they are at first.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const filters = { minParamsB: { kind: "at least", label: "Smallest model", field: "paramsB", unit: "B" } } as const;
 * const table = { name: "mine", rows: [{ paramsB: 1 }, { paramsB: 8 }], leftOut: [], filters };
 * const large = keep(table, { minParamsB: 7 });
 * assert.deepEqual(large.rows, [{ paramsB: 8 }]);
 * assert.deepEqual(large.leftOut, [{ why: "Smallest model: below 7\u202fB", count: 1 }]);
 * ```
 * @param table a table of `lm.load…()`.
 * @param settings those of the table from `lm.settings`, or any of its settings.
 * @throws {TypeError} when this is no table.
 * @throws {RangeError} for an unknown setting or value, and when no row is left.
 */
export function keep<T extends Filterable>(table: T, settings: GivenFor<T["filters"]> = {}): T {
  try {
    checkFresh(table);
    if (!isObject(table) || !Array.isArray(table.rows) || !isObject(table.filters)) {
      throw new TypeError(
        `lm.keep() got ${Array.isArray(table) ? "a list" : said(table)}; it takes a table and ` +
          "settings, such as lm.keep(lm.loadServed(), settings.served); rows alone are kept by " +
          "rows.filter((row) => …)",
      );
    }
    const { name } = table, own = tableOf(settings) ?? name;
    if (own !== name) {
      throw new TypeError(`lm.keep() got the settings of ${own}; rows of ${name} take its own`);
    }
    const origin = { from: table, settings: complete(table.filters, settings, name) };
    const { rows, leftOut } = applying(
      settings,
      () => keepRows(table.rows, table.filters, origin.settings, name),
    );
    const kept = {
      ...table,
      rows: rows.map((row) => stamp({ ...row })),
      leftOut: [...table.leftOut, ...leftOut],
    };
    for (const thing of [kept, ...kept.rows]) origins.set(thing, origin);
    return stamp(kept);
  } catch (error) {
    throw withoutStack(error as Error);
  }
}

/**
 * The rows that satisfy complete settings, one after the other, and the reasons of the others. Without a
 * table they are a form's, and an error does not name what a cell would write.
 *
 * @throws {RangeError} for a value that no row has, and when no row is left.
 */
export function keepRows<Row extends object>(
  rows: readonly Row[],
  filters: Description,
  settings: Readonly<Record<string, unknown>>,
  table: string | null = null,
): { rows: Row[]; leftOut: LeftOut[] } {
  let kept = [...rows];
  const leftOut = tally();
  for (const [name, setting] of Object.entries(filters)) {
    const whyNot = reason(setting, settings[name], nameOf(setting, name, table), rows);
    if (whyNot === null) continue;
    const before = kept, reasons = new Set<string>();
    kept = before.filter((row) => {
      const why = whyNot(row as Record<string, unknown>);
      if (why === null) return true;
      leftOut.add(why);
      reasons.add(why);
    });
    if (kept.length === 0) {
      const why = [...reasons].join("; ");
      throw new RangeError(
        `No row is left: ${table === null ? `“${why}”` : `\`${table}.${name}\` (${why})`} ` +
          `left out the last ${before.length} of ${rows.length} rows; widen it`,
      );
    }
  }
  return { rows: kept, leftOut: leftOut.list() };
}

/** Says of a row why it is left out, or null; no function where the setting leaves nothing out. */
function reason(
  setting: Setting,
  value: unknown,
  called: string,
  rows: readonly object[],
): ((row: Record<string, unknown>) => string | null) | null {
  const { kind, label } = setting;
  if (kind === "choices" && value !== "all") {
    const chosen = value as readonly string[];
    checkChosen(setting, chosen, called, rows);
    const why = String(chosen) === "false" ? label : `${label} is not ${chosen.join(" or ")}`;
    return (row) => chosen.includes(String(row[setting.field])) ? null : why;
  }
  if ((kind === "at least" || kind === "at most") && value !== null) {
    const bound = value as number, most = kind === "at most";
    const why = `${label}: ${most ? "above" : "below"} ${bound}\u202f${setting.unit}`.trim();
    return (row) => {
      const found = row[setting.field];
      if (typeof found !== "number" || Number.isNaN(found)) return `${label}: unknown`;
      return (most ? found <= bound : found >= bound) ? null : why;
    };
  }
  return null;
}

/** Refuses a chosen value that neither the description nor any row has. */
function checkChosen(
  { values, field }: Setting & { kind: "choices" },
  chosen: readonly string[],
  called: string,
  rows: readonly object[],
): void {
  const known = new Set([
    ...values,
    ...rows.map((row) => String((row as Record<string, unknown>)[field])),
  ]);
  const wrong = chosen.find((value) => !known.has(value));
  if (wrong === undefined) return;
  const near = hint(wrong, [...known], '"');
  throw new RangeError(`${called} has no value "${wrong}"${near}; known are ${quoted([...known])}`);
}
