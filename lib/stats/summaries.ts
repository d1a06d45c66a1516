import { mean as meanOf } from "simple-statistics";
import { takes } from "../read/said.ts";
import { checkColumn, checkRows } from "./columns.ts";

/** The numbers of a column; rows without one are passed over. */
function numbersOf(rows: readonly object[], column: string, name: string): number[] {
  const call = `lm.${name}(rows, "paramsB"${name === "quantile" ? ", 0.9" : ""})`;
  checkRows(rows, call);
  takes(typeof column === "string", name, "rows and the name of a column", column, call);
  checkColumn(rows, column);
  const values = rows.map((row) => row[column]);
  const numbers = values.filter((value): value is number => Number.isFinite(value));
  const text = numbers.length > 0 ? undefined : values.find((one) => typeof one === "string");
  takes(text === undefined, name, `a column of numbers, \`${column}\` has texts`, text, call);
  return numbers;
}

/**
 * The arithmetic mean of a column; rows without a number there are passed over, and of no rows it is NaN.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(mean([{ kWh: 1 }, { kWh: 4 }], "kWh"), 2.5);
 * ```
 * @throws {TypeError} {RangeError} when these are no rows, or none has the column.
 */
export function mean(rows: readonly object[], column: string): number {
  const values = numbersOf(rows, column, "mean");
  return values.length === 0 ? NaN : meanOf(values);
}

/**
 * The value below which a share of a column's values lies, between neighbours by a straight line, as
 * numpy's and R's default (Hyndman and Fan 1996, type 7). What it throws as in `mean`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(quantile([{ kWh: 1 }, { kWh: 2 }, { kWh: 4 }], "kWh", 0.75), 3);
 * ```
 */
export function quantile(rows: readonly object[], column: string, share: number): number {
  const values = numbersOf(rows, column, "quantile"), call = 'lm.quantile(rows, "paramsB", 0.9)';
  takes(share >= 0 && share <= 1, "quantile", "a share from 0 to 1", share, call);
  return quantileOf(values, share);
}

/** `quantile` of plain numbers: simple-statistics has another type. */
export function quantileOf(values: readonly number[], share: number): number {
  if (values.length === 0) return NaN;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share, below = Math.floor(at), above = Math.ceil(at);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

/** The median of a column: see `quantile`. */
export function median(rows: readonly object[], column: string): number {
  return quantileOf(numbersOf(rows, column, "median"), 0.5);
}

/** The least value of a column. */
export function least(rows: readonly object[], column: string): number {
  return quantileOf(numbersOf(rows, column, "least"), 0);
}

/** The largest value of a column. */
export function most(rows: readonly object[], column: string): number {
  return quantileOf(numbersOf(rows, column, "most"), 1);
}

/**
 * The factor by which a share of all rows miss what a fit of logarithms expects, upwards or downwards,
 * at most: 1.5 means from 1/1.5 to 1.5 times.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(spread({ residuals: [-1, 0, 1] }, 0.5), 10);
 * ```
 */
export function spread(
  fit: { readonly residuals: readonly number[]; readonly law?: string },
  share = 0.5,
): number {
  const call = "lm.spread(fit)";
  takes(Array.isArray(fit?.residuals), "spread", "a fit of logarithms or a bend", fit, call);
  takes(fit.law !== "linear", "spread", "a fit of logarithms", "linear", call);
  return 10 ** quantileOf(fit.residuals.map(Math.abs), share);
}
