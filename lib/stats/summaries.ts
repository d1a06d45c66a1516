// @ts-types="@types/d3-array"
import { quantile as quantileOf } from "d3-array";
import { max, mean as meanOf, median as medianOf, min } from "simple-statistics";
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
  const text = values.find((one) => typeof one === "string");
  takes(text === undefined, name, `a column of numbers, \`${column}\` has texts`, text, call);
  return numbers;
}

/** A number that sums up a column; of no rows it is NaN. */
const summary =
  (name: string, of: (values: number[]) => number) =>
  (rows: readonly object[], column: string): number => {
    const numbers = numbersOf(rows, column, name);
    return numbers.length > 0 ? of(numbers) : NaN;
  };

/**
 * The arithmetic mean of a column; rows without a number there are passed over, and of no rows it is NaN.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(mean([{ kWh: 1 }, { kWh: 4 }], "kWh"), 2.5);
 * ```
 * @throws {TypeError} {RangeError} when these are no rows, or none has the column.
 */
export const mean = summary("mean", meanOf);

/** The median of a column: see `quantile`. */
export const median = summary("median", medianOf);

/** The least value of a column. */
export const least = summary("least", min);

/** The largest value of a column. */
export const most = summary("most", max);

/**
 * The value below which a share of a column's values lies, as numpy's and R's default.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(quantile([{ kWh: 1 }, { kWh: 2 }, { kWh: 4 }], "kWh", 0.75), 3);
 * ```
 */
export function quantile(rows: readonly object[], column: string, share: number): number {
  const values = numbersOf(rows, column, "quantile"), call = 'lm.quantile(rows, "paramsB", 0.9)';
  takes(share >= 0 && share <= 1, "quantile", "a share from 0 to 1", share, call);
  return quantileOf(values, share) ?? NaN;
}

/**
 * The factor by which a share of all rows miss what a fit of logarithms expects, up or down, at most.
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
  return 10 ** (quantileOf(fit.residuals.map(Math.abs), share) ?? NaN);
}
