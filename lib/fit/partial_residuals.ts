import type { MultipleFit, MultipleRow } from "./multiple_fit.ts";
import type { Point } from "./point.ts";

/**
 * What one predictor does to y once the others are taken out: for each row its x, and the plane there
 * with all other predictors at their means, plus the row's residual. A line with the predictor's
 * estimate as slope runs through the points; where they bend away from it, so does the data.
 * Component-plus-residual, on the fitted scale (Larsen and McCleary 1972, "The Use of Partial Residual
 * Plots in Regression Analysis"; Wood 1973), here with the height at the others' means added.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitMultiple } from "./multiple.ts";
 * const rows = [[0, 0], [0, 2], [2, 0], [2, 2]].map((xs) => ({ xs, y: 1 + xs[0] + 3 * xs[1] }));
 * const fit = fitMultiple(rows, { names: ["size", "batch"] });
 * assert.deepEqual(partialResiduals(fit, rows, "size")[0], { x: 0, y: 4 });
 * ```
 * @returns points in the order of the rows, with their clusters.
 * @throws {RangeError} when no predictor has that name.
 */
export function partialResiduals(
  { names, means, coefficients }: MultipleFit,
  rows: readonly MultipleRow[],
  name: string,
): Point[] {
  const at = names.indexOf(name);
  if (at < 0) {
    throw new RangeError(
      `Cannot take partial residuals of "${name}", need one of ${names.join(", ")}`,
    );
  }
  return rows.map(({ y, xs, cluster }) => {
    const others = xs.reduce(
      (sum, x, j) => j === at ? sum : sum + coefficients[j + 1].estimate * (x - means[j]),
      0,
    );
    return { x: xs[at], y: y - others, ...(cluster === undefined ? {} : { cluster }) };
  });
}
