import { formatDecimals, formatNumber } from "../words/quantity.ts";

/**
 * Writes the numbers of one column with equal decimals, as many as give the typical one three
 * significant digits.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const text = alignedNumbers([0.62, 1.27, 0.05]);
 * assert.deepEqual([0.62, 1.27, 0.05].map(text), ["0.62", "1.27", "0.05"]);
 * ```
 */
export function alignedNumbers(values: readonly number[]): (value: number) => string {
  const largest = Math.max(...values.map(Math.abs));
  if (!(largest >= 1e-4 && largest < 1e6)) return (value) => formatNumber(value);
  const decimals = Math.max(0, 2 - Math.max(Math.floor(Math.log10(largest)), -4));
  const cut = Math.min(decimals, 4);
  return (value) => Math.abs(value) >= 1e6 ? formatNumber(value) : formatDecimals(value, cut);
}
