import { nearest } from "../read/nearest.ts";
import { said } from "../read/said.ts";
import { TooFewError } from "./too_few_error.ts";

type Row = Readonly<Record<string, unknown>>;

/** Names that may be given as one or as a list. */
export type Names = string | readonly string[];

/** One name or a list as a list. */
export function listOf(names: Names | undefined): readonly string[] {
  return names === undefined ? [] : typeof names === "string" ? [names] : names;
}

/**
 * Refuses what is no list of rows.
 *
 * @param call how the function is called, such as `lm.powerLaw(rows, { y: "kWhPerMillionTokens", x: "paramsB" })`.
 * @throws {TypeError} when something else than a list of objects is given.
 * @throws {TooFewError} for an empty list.
 */
export function checkRows(rows: unknown, call: string): asserts rows is readonly Row[] {
  if (!Array.isArray(rows)) {
    const table = typeof rows === "object" && rows !== null && "rows" in rows;
    throw new TypeError(
      `Expected a list of rows, found ${table ? "a table: its rows are `.rows`" : said(rows)}; ` +
        `call ${call}`,
    );
  }
  const bad = rows.findIndex((row) => typeof row !== "object" || row === null);
  if (bad >= 0) {
    throw new TypeError(`Expected rows with columns, found ${said(rows[bad])}; call ${call}`);
  }
}

/**
 * Refuses an empty list.
 *
 * @throws {TooFewError}
 */
export function needRows(rows: readonly object[]): void {
  if (rows.length === 0) throw new TooFewError("There are no rows; widen the filter");
}

/** Options that name columns, besides those that a function needs. */
const NAMING = ["by", "cluster"];

/**
 * Refuses options without the columns that they need, with something else in a column's place, and
 * options that there are not: a misspelt `cluster` would pass for none.
 *
 * @param needed options that name columns and must be there.
 * @param others options that may be there.
 * @throws {TypeError} naming the option and showing a call.
 */
export function checkOptions(
  options: object,
  { needed, others }: { needed: readonly string[]; others: readonly string[] },
  call: string,
): void {
  const given = (options ?? {}) as Row, known = [...needed, ...others];
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    throw new TypeError(
      `There is no option \`${name}\`${near === null ? "" : `, perhaps \`${near}\``}; call ${call}`,
    );
  }
  for (const name of [...needed, ...NAMING.filter((one) => given[one] !== undefined)]) {
    const value = given[name], list = Array.isArray(value) ? value : [value];
    const missing = needed.includes(name) && list.length === 0;
    if (!missing && list.every((one) => typeof one === "string")) continue;
    throw new TypeError(
      `\`${name}\` must be the name of a column, found ${said(value)}; call ${call}`,
    );
  }
}

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
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== "number" || !Number.isFinite(value) || (positive && value <= 0)) {
      const need = positive ? "a number above 0 (a logarithm is taken)" : "a number";
      const of = fieldOf(column), finite = `Number.isFinite(${of})`;
      const isGood = (v: unknown) => Number.isFinite(v) && (!positive || v as number > 0);
      refuse(rows, column, i, need, positive ? `${finite} && ${of} > 0` : finite, isGood);
    }
    numbers[i] = value as number;
  }
  return numbers;
}

/**
 * The values of a column as text.
 *
 * @throws {RangeError} for a column that no row has, or a row without a value.
 */
export function textsOf(rows: readonly object[], column: string): string[] {
  return valuesOf(rows, column).map((value, i) => {
    if (value !== null && value !== undefined && typeof value !== "object") return String(value);
    const isGood = (v: unknown) => v !== null && v !== undefined;
    return refuse(rows, column, i, "a value", `${fieldOf(column)} != null`, isGood);
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
  const near = nearest(column, columns);
  throw new RangeError(
    `No row has a column \`${column}\`${near === null ? "" : `, perhaps \`${near}\``}; ` +
      `columns are ${columns.join(", ")}`,
  );
}

/** Names the first row that lacks what is needed, and how many do. */
function refuse(
  rows: readonly object[],
  column: string,
  at: number,
  need: string,
  keep: string,
  good: (value: unknown) => boolean,
): never {
  const row = rows[at] as Row, bad = rows.filter((each) => !good((each as Row)[column])).length;
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
