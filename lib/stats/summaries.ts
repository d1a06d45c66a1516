/** Rows of which one column is asked. */
type Rows = readonly Readonly<Record<string, unknown>>[];

/** The numbers of a column; rows without one are passed over. */
function numbersOf(rows: Rows, column: string): number[] {
  if (!Array.isArray(rows)) {
    throw new TypeError(
      `Cannot read the column "${column}": found no rows; it takes rows and a column, such as ` +
        'lm.median(rows, "paramsB")',
    );
  }
  const values = rows.map((row) => row[column])
    .filter((value): value is number => typeof value === "number" && !Number.isNaN(value));
  if (values.length === 0 && rows.length > 0) {
    throw new RangeError(
      `No row has a number in the column "${column}"; the columns are ${
        Object.keys(rows[0]).join(", ")
      }`,
    );
  }
  return values;
}

/**
 * The arithmetic mean of a column; `NaN` without rows.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(mean([{ kWh: 1 }, { kWh: 4 }], "kWh"), 2.5);
 * ```
 * @throws {RangeError} when no row has a number there.
 */
export function mean(rows: Rows, column: string): number {
  const values = numbersOf(rows, column);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The value below which a share of a column's values lies, between neighbours by a straight line, as
 * numpy's and R's default (Hyndman and Fan 1996, type 7); `NaN` without rows.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(quantile([{ kWh: 1 }, { kWh: 2 }, { kWh: 4 }], "kWh", 0.75), 3);
 * ```
 * @throws {RangeError} when no row has a number there.
 */
export function quantile(rows: Rows, column: string, share: number): number {
  return quantileOf(numbersOf(rows, column), share);
}

/** `quantile` of plain numbers. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share, below = Math.floor(at);
  if (sorted.length === 0) return NaN;
  const next = sorted[Math.min(below + 1, sorted.length - 1)];
  return sorted[below] + (at - below) * (next - sorted[below]);
}

/** The median of a column: see `quantile`. */
export function median(rows: Rows, column: string): number {
  return quantile(rows, column, 0.5);
}

/** The least value of a column; `NaN` without rows. */
export function least(rows: Rows, column: string): number {
  return quantile(rows, column, 0);
}

/** The largest value of a column; `NaN` without rows. */
export function most(rows: Rows, column: string): number {
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
