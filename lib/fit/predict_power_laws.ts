import { columnValues, type PowerLawRow } from "./power_law_rows.ts";
import type { PowerLaws } from "./power_laws.ts";
import { predictMultiple } from "./predict_multiple.ts";

/** What power laws say of some quantities and categories, in the unit of y. */
export type PowerLawPrediction = {
  /** The median of y there. */
  estimate: number;
  /** Its mean: the estimate times Duan's smearing factor. */
  mean: number;
  /** Where the median may be, at the fit's level and under its errors. */
  confidence: [number, number];
  /** Where one more observation may be. */
  prediction: [number, number];
  /** Whether a quantity is outside the rows that were fitted. */
  extrapolated: boolean;
};

/**
 * Estimate with its confidence and prediction interval, as `predict` gives for one power law.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitPowerLaws } from "./power_laws.ts";
 * const rows = [1, 2, 4, 8].flatMap((paramsB) => [1, 100].map((batch) =>
 *   ({ y: 3 * paramsB / Math.sqrt(batch), quantities: { paramsB, batch } })));
 * const fit = fitPowerLaws(rows, { quantities: ["paramsB", "batch"] });
 * const { estimate, extrapolated } = predictPowerLaws(fit, { quantities: { paramsB: 7, batch: 4 } });
 * assert.equal(estimate.toFixed(9), "10.500000000");
 * assert.equal(extrapolated, false);
 * ```
 * @param at a quantity for each exponent, and a category for each group.
 * @throws {RangeError} when a quantity is missing or not above 0, or a category is none of the fit's.
 */
export function predictPowerLaws(
  { fit, columns, exponents, factors, baselines, smearing }: PowerLaws,
  at: Pick<PowerLawRow, "quantities" | "groups">,
): PowerLawPrediction {
  for (const quantity of Object.keys(exponents)) {
    const value = at.quantities[quantity];
    if (value > 0 && Number.isFinite(value)) continue;
    throw new RangeError(
      `Cannot predict from power laws: ${quantity} is ${value}, need a number above 0`,
    );
  }
  for (const [group, baseline] of Object.entries(baselines)) {
    const category = at.groups?.[group];
    const known = [baseline, ...factors.filter((f) => f.group === group).map((f) => f.category)];
    if (category !== undefined && known.includes(category)) continue;
    throw new RangeError(
      `Cannot predict from power laws: ${group} is ${category}, need one of ${known.join(", ")}`,
    );
  }
  const { estimate, confidence, prediction } = predictMultiple(fit, columnValues(columns, at));
  const unit = ([low, high]: [number, number]): [number, number] => [10 ** low, 10 ** high];
  return {
    estimate: 10 ** estimate,
    mean: 10 ** estimate * smearing,
    confidence: unit(confidence),
    prediction: unit(prediction),
    extrapolated: Object.entries(exponents).some(([quantity, { range: [low, high] }]) =>
      at.quantities[quantity] < low || at.quantities[quantity] > high
    ),
  };
}
