import { mean as meanOf } from "simple-statistics";
import { checkFresh } from "../settings/fresh.ts";
import { checkColumn, checkRows } from "./columns.ts";

/** The numbers of a column; rows without one are passed over. */
function numbersOf(rows: readonly object[], column: string): number[] {
  checkFresh(rows);
  checkRows(rows, 'lm.median(rows, "paramsB")');
  if (rows.length > 0) checkColumn(rows, column);
  return rows.map((row) => row[column])
    .filter((value): value is number => typeof value === "number" && Number.isFinite(value));
}

/**
 * The arithmetic mean of a column; rows without a number there are passed over, and of no rows it is NaN.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(mean([{ kWh: 1 }, { kWh: 4 }], "kWh"), 2.5);
 * ```
 * @throws {TypeError} when these are no rows.
 * @throws {RangeError} for a column that no row has.
 */
export function mean(rows: readonly object[], column: string): number {
  const values = numbersOf(rows, column);
  return values.length === 0 ? NaN : meanOf(values);
}

/**
 * The value below which a share of a column's values lies, between neighbours by a straight line, as
 * numpy's and R's default (Hyndman and Fan 1996, type 7).
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(quantile([{ kWh: 1 }, { kWh: 2 }, { kWh: 4 }], "kWh", 0.75), 3);
 * ```
 * @throws {TypeError} when these are no rows.
 * @throws {RangeError} for a column that no row has.
 */
export function quantile(rows: readonly object[], column: string, share: number): number {
  return quantileOf(numbersOf(rows, column), share);
}

/** `quantile` of plain numbers. */
export function quantileOf(values: readonly number[], share: number): number {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share, below = Math.floor(at);
  const next = sorted[Math.min(below + 1, sorted.length - 1)];
  return sorted[below] + (at - below) * (next - sorted[below]);
}

/** The median of a column: see `quantile`. */
export function median(rows: readonly object[], column: string): number {
  return quantile(rows, column, 0.5);
}

/** The least value of a column. */
export function least(rows: readonly object[], column: string): number {
  return quantile(rows, column, 0);
}

/** The largest value of a column. */
export function most(rows: readonly object[], column: string): number {
  return quantile(rows, column, 1);
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
export function spread({ residuals }: { readonly residuals: readonly number[] }, share = 0.5) {
  return 10 ** quantileOf(residuals.map(Math.abs), share);
}
