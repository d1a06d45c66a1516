import type { FitOptions } from "./fit.ts";
import { fitMultiple } from "./multiple.ts";
import type { MultipleFit } from "./multiple_fit.ts";
import {
  columnName,
  columnsOf,
  onLogScale,
  type PowerLawColumn,
  type PowerLawRow,
  type PowerLawTerms,
} from "./power_law_rows.ts";
import { estimateAt } from "./predict_multiple.ts";

/** How y grows with one quantity, all else held. */
export type Exponent = {
  /** 1 is growth in proportion, 0.5 is √2 times the y for twice the quantity. */
  exponent: number;
  standardError: number;
  interval: [number, number];
  /** Two-sided, of exponent = 0. */
  pValue: number;
  /** Of its t distribution. */
  degreesOfFreedom: number;
  /** Variance inflation factor. */
  vif: number;
  /** Smallest and largest in the rows, in its unit. */
  range: [number, number];
};

/** How many times the baseline's y a category has, all else held. */
export type CategoryFactor = {
  group: string;
  category: string;
  baseline: string;
  /** Rows of the category. */
  n: number;
  factor: number;
  interval: [number, number];
  /** Two-sided, of factor = 1. */
  pValue: number;
};

/** y = 10^intercept · Π quantity^exponent · Π factor, as plain numbers: it survives JSON. */
export type PowerLaws = {
  /** log10 y on log10 of each quantity and a 1 for each category but the baselines. */
  fit: MultipleFit;
  /** What each of the fit's xs is. */
  columns: PowerLawColumn[];
  /** By quantity. */
  exponents: Record<string, Exponent>;
  /** Of all categories but the baselines, by group and name. */
  factors: CategoryFactor[];
  /** By group. */
  baselines: Record<string, string>;
  /** Mean of 10^residual (Duan 1983), which turns a median into a mean. */
  smearing: number;
};

/**
 * Fits y as a product of power laws: least squares of log10 y on log10 of each quantity, and a factor
 * for each category against its group's baseline (a dummy variable; Wooldridge, "Introductory
 * Econometrics", ch. 7). Each exponent holds the other quantities and the categories.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [1, 2, 4, 8].flatMap((paramsB) => [1, 10].flatMap((batch) =>
 *   ["A100", "H100"].map((hardware) => ({
 *     y: 3 * paramsB / Math.sqrt(batch) * (hardware === "H100" ? 0.5 : 1),
 *     quantities: { paramsB, batch },
 *     groups: { hardware },
 *   }))));
 * const { exponents, factors } = fitPowerLaws(rows, {
 *   quantities: ["paramsB", "batch"], groups: ["hardware"], baselines: { hardware: "A100" } });
 * assert.equal(exponents.paramsB.exponent.toFixed(9), "1.000000000");
 * assert.equal(exponents.batch.exponent.toFixed(9), "-0.500000000");
 * assert.equal(factors[0].factor.toFixed(9), "0.500000000");
 * ```
 * @throws {RangeError} as `fitMultiple`, and when a y or a quantity is missing or not above 0, a row
 * has no category, or no row is in a baseline.
 */
export function fitPowerLaws(
  rows: readonly PowerLawRow[],
  { quantities, groups, baselines, ...options }: FitOptions & PowerLawTerms,
): PowerLaws {
  const { columns, baselines: chosen } = columnsOf(rows, { quantities, groups, baselines });
  const scaled = rows.map((row) => onLogScale(row, columns));
  const fit = fitMultiple(scaled, { names: columns.map(columnName), ...options });
  const exponents: Record<string, Exponent> = {}, factors: CategoryFactor[] = [];
  columns.forEach((column, j) => {
    const { estimate, standardError, interval, pValue, degreesOfFreedom, vif } =
      fit.coefficients[j + 1];
    if (column.kind === "quantity") {
      const values = rows.map((row) => row.quantities[column.quantity]).sort((a, b) => a - b);
      exponents[column.quantity] = {
        exponent: estimate,
        standardError,
        interval,
        pValue,
        degreesOfFreedom,
        vif: vif!,
        range: [values[0], values[values.length - 1]],
      };
      return;
    }
    factors.push({
      group: column.group,
      category: column.category,
      baseline: chosen[column.group],
      n: rows.filter(({ groups }) => groups![column.group] === column.category).length,
      factor: 10 ** estimate,
      interval: [10 ** interval[0], 10 ** interval[1]],
      pValue,
    });
  });
  const smeared = scaled
    .reduce((sum, { y, xs }) => sum + 10 ** (y - estimateAt(fit, xs)), 0);
  return { fit, columns, exponents, factors, baselines: chosen, smearing: smeared / rows.length };
}
