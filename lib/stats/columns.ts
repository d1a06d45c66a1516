import { hint } from "../read/nearest.ts";
import { said } from "../read/said.ts";
import { checkFresh } from "../settings/fresh.ts";
import { TooFewError } from "./too_few_error.ts";

type Row = Readonly<Record<string, unknown>>;

/** Names that may be given as one or as a list. */
export type Names = string | readonly string[];

/** One name or a list as a list. */
export function listOf(names: Names | undefined): readonly string[] {
  return names === undefined ? [] : typeof names === "string" ? [names] : names;
}

/** The options that a function needs and may have, and which of them may be lists of names. */
export type Takes = {
  needed: readonly string[];
  others?: readonly string[];
  lists?: readonly string[];
};

/** Options that name columns, besides those that a function needs. */
const NAMING = ["by", "cluster"];

/**
 * Refuses what is no list of rows or was made under other settings, options without the columns that
 * they need, with something else in a column's place, and options that there are not: a misspelt
 * `cluster` would pass for none.
 *
 * @param call how the function is called: `lm.powerLaw(rows, { y: "kWhPerMillionTokens", x: "paramsB" })`.
 * @throws {TypeError} naming what was found, and showing the call.
 */
export function checkCall(rows: unknown, options: object, takes: Takes, call: string): void {
  checkRows(rows, call);
  const { needed, others = [], lists = [] } = takes;
  const given = (options ?? {}) as Row, known = [...needed, ...others];
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    throw new TypeError(`There is no option \`${name}\`${hint(name, known)}; call ${call}`);
  }
  for (const name of [...needed, ...NAMING.filter((one) => given[one] !== undefined)]) {
    const value = given[name], isList = Array.isArray(value) && lists.includes(name);
    const list = isList ? value : [value], missing = needed.includes(name) && list.length === 0;
    if (!missing && list.every((one) => typeof one === "string")) continue;
    throw new TypeError(
      `\`${name}\` must be the name of a column, found ${said(value)}; call ${call}`,
    );
  }
}

/** The first half of `checkCall`: rows. */
export function checkRows(rows: unknown, call: string): asserts rows is readonly Row[] {
  checkFresh(rows);
  const isTable = typeof rows === "object" && rows !== null && "rows" in rows;
  if (!Array.isArray(rows)) {
    const found = isTable ? "a table: its rows are `.rows`" : said(rows);
    throw new TypeError(`Expected a list of rows, found ${found}; call ${call}`);
  }
  const bad = rows.findIndex((row) => typeof row !== "object" || row === null);
  if (bad < 0) return;
  throw new TypeError(`Expected rows with columns, found ${said(rows[bad])}; call ${call}`);
}

/**
 * Refuses an empty list.
 *
 * @throws {TooFewError}
 */
export function needRows(rows: readonly object[]): void {
  if (rows.length === 0) throw new TooFewError("There are no rows; widen the filter");
}

/** Numbers beyond it, or below its inverse, have no square. */
const LARGEST = 1e150;

/**
 * The numbers in a column.
 *
 * @param positive whether their logarithm is taken.
 * @throws {RangeError} for a column that no row has (with those there are), or a row without such a
 * number (with its place and the mend).
 */
export function numbersOf(
  rows: readonly object[],
  column: string,
  { positive = false }: { positive?: boolean } = {},
): Float64Array {
  const values = valuesOf(rows, column), numbers = new Float64Array(values.length);
  const isGood = (value: unknown): value is number =>
    Number.isFinite(value) &&
    (!positive || value as number > 0);
  for (let i = 0; i < values.length; i++) {
    const value = values[i], of = fieldOf(column), finite = `Number.isFinite(${of})`;
    if (!isGood(value)) {
      return positive
        ? refuse(rows, column, i, "a number above 0 (a logarithm is taken)", {
          keep: `${finite} && ${of} > 0`,
          isGood,
        })
        : refuse(rows, column, i, "a number", { keep: finite, isGood });
    }
    const size = Math.abs(value);
    if (!positive && size !== 0 && !(size < LARGEST && size > 1 / LARGEST)) {
      throw new RangeError(`\`${column}\` is ${value} in row ${i + 1}; choose another unit for it`);
    }
    numbers[i] = value;
  }
  return numbers;
}

/**
 * The values of a column as text.
 *
 * @throws {RangeError} for a column that no row has, or a row without a value.
 */
export function textsOf(rows: readonly object[], column: string): string[] {
  const isGood = (value: unknown) => value !== null && value !== undefined;
  return valuesOf(rows, column).map((value, i) => {
    if (isGood(value) && typeof value !== "object") return String(value);
    return refuse(rows, column, i, "a value", { keep: `${fieldOf(column)} != null`, isGood });
  });
}

function valuesOf(rows: readonly object[], column: string): unknown[] {
  checkColumn(rows, column);
  return rows.map((row) => (row as Row)[column]);
}

/**
 * Refuses a column that no row has, with those there are.
 *
 * @throws {RangeError}
 */
export function checkColumn(rows: readonly object[], column: string): void {
  if (rows.some((row) => column in row)) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  throw new RangeError(
    `No row has a column \`${column}\`${hint(column, columns)}; columns are ${columns.join(", ")}`,
  );
}

/** Names the first row that lacks what is needed, how many do, and the condition that keeps the others. */
function refuse(
  rows: readonly object[],
  column: string,
  at: number,
  need: string,
  { keep, isGood }: { keep: string; isGood: (value: unknown) => boolean },
): never {
  const row = rows[at] as Row, bad = rows.filter((each) => !isGood((each as Row)[column])).length;
  const line = typeof row.line === "number" ? ` (line ${row.line} of its file)` : "";
  throw new RangeError(
    `\`${column}\` is ${said(row[column])} in row ${at + 1}${line}` +
      `${bad > 1 ? ` and ${bad - 1} more of ${rows.length}` : ""}, need ${need}; ` +
      `leave such rows out: rows.filter((d) => ${keep})`,
  );
}

/** How code names a row's field. */
const fieldOf = (column: string) =>
  /^[\w$]+$/.test(column) ? `d.${column}` : `d[${JSON.stringify(column)}]`;
