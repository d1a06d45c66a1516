import { logErrorDifference } from "../fit/growth_candidate.ts";
import type { PowerLawRow, PowerLawTerms } from "../fit/power_law_rows.ts";
import { fitPowerLaws } from "../fit/power_laws.ts";
import { crossValidatePowerLaws } from "../fit/power_laws_validation.ts";
import { sizeSetting } from "../filter/rows.ts";
import {
  formatCount,
  formatDecimalInterval,
  formatDecimals,
  formatNumber,
  formatRSquared,
  unbroken,
} from "../words/quantity.ts";
import { explained, type Table, tableOf } from "./exhibit.ts";
import { underErrors } from "./standard_errors.ts";
import type { Study } from "./study.ts";

/** A row that may tell both of its sizes. */
type Sized = { paramsB: number; activeParamsB: number | null };

/**
 * Total against active parameters as the size of a model, on the same rows: both exponents, and which
 * of the two describes models better that the fit has not seen.
 */
export const sizeMeasureTable = explained(<Row extends Sized>(study: Study<Row>): Table => {
  const { metric, observed, powerLaws, rows, settings } = study;
  const known = rows.flatMap((row, i) =>
    row.activeParamsB === null ? [] : [{ row, seen: observed[i] }]
  );
  const terms: PowerLawTerms = {
    quantities: Object.keys(powerLaws?.exponents ?? { size: 0 }),
    groups: Object.keys(powerLaws?.baselines ?? {}),
  };
  const measures = sizeSetting.values.map((which) => {
    const sized = known.map(({ row, seen }): PowerLawRow => ({
      ...seen,
      quantities: { ...seen.quantities, size: sizeSetting.of(row, which)! },
    }));
    const fit = underErrors(
      settings.errors,
      sized,
      (errors) => fitPowerLaws(sized, { ...terms, errors }),
      ({ exponents }) => exponents.size.interval,
    );
    return { which, fit, error: crossValidatePowerLaws(sized, terms) };
  });
  const mixtures = new Set(
    known.filter(({ row }) => row.activeParamsB! < row.paramsB).map(({ seen }) => seen.cluster),
  );
  return tableOf(
    `Total or active parameters: ${metric.axis} on the ${
      formatCount(known.length)
    } rows that tell ` +
      `both, ${formatCount(mixtures.size)} of the models mixtures of experts. ${verdict(measures)}`,
    {
      which: "Parameters",
      exponent: "Exponent of the size",
      interval: "95 % interval",
      rSquared: "R²",
      error: "Typical error on unseen models",
    },
    measures.map(({ which, fit: { exponents: { size }, fit }, error }) => ({
      which,
      exponent: formatDecimals(size.exponent),
      interval: unbroken(formatDecimalInterval(size.interval)),
      rSquared: formatRSquared(fit.rSquared),
      error: `${formatNumber(error.factor)} times`,
    })),
    ["exponent", "interval", "rSquared", "error"],
  );
});

type Measure = { which: string; error: ReturnType<typeof crossValidatePowerLaws> };

/** Which of two describes the rows better, by more than noise or not. */
function verdict(measures: readonly Measure[]): string {
  const [better, worse] = measures.toSorted((a, b) =>
    a.error.crossValidatedLogError - b.error.crossValidatedLogError
  );
  const { difference, standardError } = logErrorDifference(better.error, worse.error);
  return difference > 2 * standardError
    ? `The ${better.which} parameters describe models better that the fit has not seen, by more than noise.`
    : `The ${better.which} parameters do a little better on models that the fit has not seen, not by ` +
      "more than noise.";
}
