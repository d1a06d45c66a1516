import { TooFewError } from "../filter/too_few_error.ts";
import { crossMomentsOf, mergeCrossMoments } from "./cross_moments.ts";
import { dealRepeatedly } from "./folds.ts";
import { fitMultipleFromMoments } from "./multiple_moments.ts";
import {
  columnName,
  columnsOf,
  onLogScale,
  type PowerLawRow,
  type PowerLawTerms,
} from "./power_law_rows.ts";
import { estimateAt } from "./predict_multiple.ts";

/** How far power laws are off on rows that they have not seen. */
export type PowerLawsError = {
  /** Mean absolute error of log10 y in each fold of each deal. */
  logFoldErrors: number[];
  /** Folds of a deal. */
  folds: number;
  /** Mean of `logFoldErrors`. */
  crossValidatedLogError: number;
  /** 10^crossValidatedLogError: by what factor a prediction is typically off. */
  factor: number;
};

const FOLDS = 10, DEALS = 5, FEWEST_CLUSTERS = 5;

/**
 * Cross-validated error of power laws, by cluster: each fold is predicted from a fit to the others.
 * Two candidates on the same rows (total and active parameters, say) meet the same folds, as these
 * depend on clusters, y and seed alone; `logErrorDifference` compares them, with the standard error of
 * Nadeau and Bengio (2003).
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [1, 2, 4, 8, 16, 32].flatMap((paramsB) => [1, 3, 9].map((batch) => ({
 *   y: paramsB / batch, quantities: { paramsB, batch, noise: 1 + (paramsB * batch) % 7 },
 *   cluster: `${paramsB}`,
 * })));
 * const good = crossValidatePowerLaws(rows, { quantities: ["paramsB", "batch"] });
 * const bad = crossValidatePowerLaws(rows, { quantities: ["noise", "batch"] });
 * assert.ok(good.factor < 1.001 && bad.factor > 2);
 * ```
 * @throws {RangeError} as `fitPowerLaws`, when there are fewer than 5 clusters, or when a category
 * stands in one fold alone.
 */
export function crossValidatePowerLaws(
  rows: readonly PowerLawRow[],
  { seed = 1, deals = DEALS, ...terms }: PowerLawTerms & {
    /** @default 1 */
    seed?: number;
    /** @default 5 */
    deals?: number;
  },
): PowerLawsError {
  const { columns } = columnsOf(rows, terms), names = columns.map(columnName);
  const scaled = rows.map((row) => onLogScale(row, columns));
  const points = rows.map(({ y, cluster }) => ({ x: 0, y, cluster }));
  const dealt = dealRepeatedly(points, FOLDS, { seed, times: deals }), { count } = dealt[0];
  if (count < FEWEST_CLUSTERS) {
    throw new TooFewError(
      `Cannot cross-validate: ${rows.length} rows are in ${count} clusters, ` +
        `need ${FEWEST_CLUSTERS}; widen the filter`,
    );
  }
  const logFoldErrors = dealt.flatMap(({ folds }) => {
    const parts = Array.from({ length: count }, (_, k) => scaled.filter((_, i) => folds[i] === k));
    const moments = parts.map(crossMomentsOf);
    return parts.map((left, k) => {
      try {
        const training = moments.filter((_, j) => j !== k).reduce(mergeCrossMoments);
        const fit = fitMultipleFromMoments(training, { names });
        const off = left.map(({ y, xs }) => Math.abs(y - estimateAt(fit, xs)));
        return off.reduce((sum, e) => sum + e, 0) / off.length;
      } catch (error) {
        if (!(error instanceof TooFewError)) throw error;
        throw new TooFewError(
          `Cannot cross-validate without fold ${k + 1} of ${count} (${left.length} rows): ` +
            error.message,
        );
      }
    });
  });
  const error = logFoldErrors.reduce((sum, e) => sum + e, 0) / logFoldErrors.length;
  return { logFoldErrors, folds: count, crossValidatedLogError: error, factor: 10 ** error };
}
