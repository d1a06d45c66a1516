import { checkCall } from "./columns.ts";
import { type Fit, type FitOptions, fitOrNone, type Law } from "./fit.ts";

/**
 * Fits y = constant × each x to its power × a factor for each group, by least squares of log10 y. An x's
 * coefficient is its exponent: with 0.8, ten times x is 10^0.8 = 6.3 times y; a level's is the logarithm
 * of a factor, see `factor`. Of too few rows or clusters all numbers are NaN, and `why` says so.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [1, 2, 3, 4, 5, 6].map((i) => ({ paramsB: i, kWh: 2 * i ** 0.8, base: `model ${i}` }));
 * const { coefficients, errors } = powerLaw(rows, { y: "kWh", x: "paramsB", cluster: "base" });
 * assert.deepEqual([coefficients.paramsB.estimate.toFixed(9), errors], ["0.800000000", "CR2"]);
 * ```
 * @param rows any records; `y` and `x` name columns of numbers above 0, `by` and `cluster` of groups.
 * @throws {TypeError} when these are no rows, or `y` or `x` no names.
 * @throws {RangeError} for a column that no row has, or a value whose logarithm cannot be taken.
 */
export function powerLaw(rows: readonly object[], options: FitOptions): Fit {
  return fitted("powerLaw", "power", rows, options);
}

/**
 * Fits y = constant + each x times its coefficient + a constant for each group, in the units of y and x.
 * All as in `powerLaw`, but any finite number will do.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [1, 2, 3, 4].map((i) => ({ paramsB: i, dollars: 1 + 2 * i }));
 * assert.equal(linear(rows, { y: "dollars", x: "paramsB" }).coefficients.paramsB.estimate, 2);
 * ```
 */
export function linear(rows: readonly object[], options: FitOptions): Fit {
  return fitted("linear", "linear", rows, options);
}

/**
 * Fits y = constant × 10^(coefficient · x) × a factor for each group, by least squares of log10 y. All as
 * in `powerLaw`, but x may be any finite number.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [1, 2, 3, 4].map((i) => ({ paramsB: i, dollars: 10 ** i }));
 * const { paramsB } = exponential(rows, { y: "dollars", x: "paramsB" }).coefficients;
 * assert.equal(paramsB.estimate.toFixed(12), "1.000000000000");
 * ```
 */
export function exponential(rows: readonly object[], options: FitOptions): Fit {
  return fitted("exponential", "exponential", rows, options);
}

const OPTIONS = { y: "column", x: "columns", by: "columns?", cluster: "columns?", errors: "word" };

function fitted(name: string, law: Law, rows: readonly object[], options: FitOptions): Fit {
  const columns = '{ y: "kWhPerMillionTokens", x: "paramsB", by: "kind", cluster: "base" }';
  checkCall(rows, options, OPTIONS, `lm.${name}(rows, ${columns})`);
  return fitOrNone(law, rows, options);
}
