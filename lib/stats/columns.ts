import { hint } from "../read/nearest.ts";
import { checkOptions, said } from "../read/said.ts";
import { checkFresh } from "../settings/fresh.ts";

type Row = Readonly<Record<string, unknown>>;

export type Names = string | readonly string[];

export function listOf(names: Names | undefined): string[] {
  return names === undefined ? [] : [names].flat();
}

/**
 * Refuses what is no list of rows or was made under other settings, options without the columns that
 * they need, with something else in a column's place, and options that there are not: a misspelt
 * `cluster` would pass for none. The error shows how the function is called.
 *
 * @param known what each option must be: "column", or "columns" where it may be a list, with "?" where
 * it may be left out; anything else is checked elsewhere.
 */
export function checkCall(
  rows: unknown,
  options: object,
  known: Readonly<Record<string, string>>,
  call: string,
): void {
  checkRows(rows, call);
  const given = (options ?? {}) as Row;
  checkOptions(given, Object.keys(known), call);
  for (const [name, option] of Object.entries(known)) {
    const value = given[name], isOptional = option.endsWith("?");
    if (!option.startsWith("column") || (isOptional && value === undefined)) continue;
    const list = option.startsWith("columns") ? [value].flat() : [value];
    if ((isOptional || list.length > 0) && list.every((one) => typeof one === "string")) continue;
    throw new TypeError(
      `\`${name}\` must be the name of a column, found ${said(value)}; call ${call}`,
    );
  }
}

export function checkRows(rows: unknown, call: string): asserts rows is readonly Row[] {
  checkFresh(rows);
  if (!Array.isArray(rows)) {
    const isTable = typeof rows === "object" && rows !== null && "rows" in rows;
    const found = isTable ? "a table: its rows are `.rows`" : said(rows);
    throw new TypeError(`Expected a list of rows, found ${found}; call ${call}`);
  }
  const bad = rows.findIndex((row) => typeof row !== "object" || row === null);
  if (bad < 0) return;
  throw new TypeError(`Expected rows with columns, found ${said(rows[bad])}; call ${call}`);
}

/** Numbers beyond it, or below its inverse, have no square. */
const LARGEST = 1e150;

/** The numbers in a column, or their logarithms to base 10; refuses a row that has none, with its place. */
export function numbersOf(rows: readonly object[], column: string, log = false): Float64Array {
  const of = fieldOf(column), finite = `Number.isFinite(${of})`;
  const isGood = (value: unknown) => Number.isFinite(value) && (!log || value as number > 0);
  const [need, keep] = log
    ? ["a number above 0 (a logarithm is taken)", `${finite} && ${of} > 0`]
    : ["a number", finite];
  needAll(rows, column, isGood, need, keep);
  const numbers = new Float64Array(rows.map((row) => (row as Record<string, number>)[column]));
  if (log) return numbers.map(Math.log10);
  const odd = numbers.findIndex((value) =>
    value !== 0 && !(Math.abs(value) < LARGEST && Math.abs(value) > 1 / LARGEST)
  );
  if (odd < 0) return numbers;
  throw new RangeError(
    `\`${column}\` is ${numbers[odd]} in row ${odd + 1}; choose another unit for it`,
  );
}

export function extentOf(rows: readonly object[], column: string): [number, number] {
  const values = (rows as readonly Record<string, number>[]).map((row) => row[column]);
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

/** The values of a column as text; refuses a row that has none. */
export function textsOf(rows: readonly object[], column: string): string[] {
  const isText = (value: unknown) =>
    value !== undefined && value !== null && typeof value !== "object";
  needAll(rows, column, isText, "a value", `${fieldOf(column)} != null`);
  return rows.map((row) => String((row as Row)[column]));
}

/** Refuses a column that no row has, with those there are; where there are no rows, nothing is missing. */
export function checkColumn(rows: readonly object[], column: string): void {
  if (rows.length === 0 || rows.some((row) => column in row)) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  throw new RangeError(
    `No row has a column \`${column}\`${hint(column, columns)}; columns are ${columns.join(", ")}`,
  );
}

/** Names the first row that lacks what is needed, how many do, and the condition that keeps the others. */
function needAll(
  rows: readonly object[],
  column: string,
  isGood: (value: unknown) => boolean,
  need: string,
  keep: string,
): void {
  checkColumn(rows, column);
  const bad = (rows as readonly Row[]).filter((row) => !isGood(row[column]));
  if (bad.length === 0) return;
  const [row] = bad, line = typeof row.line === "number" ? ` (line ${row.line} of its file)` : "";
  throw new RangeError(
    `\`${column}\` is ${said(row[column])} in row ${rows.indexOf(row) + 1}${line}` +
      `${bad.length > 1 ? ` and ${bad.length - 1} more of ${rows.length}` : ""}, need ${need}; ` +
      `leave such rows out: rows.filter((d) => ${keep})`,
  );
}

const fieldOf = (column: string) =>
  /^[\w$]+$/.test(column) ? `d.${column}` : `d[${JSON.stringify(column)}]`;
