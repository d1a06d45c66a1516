import { predict } from "../fit/predict.ts";
import { formatInterval, formatNumber, formatParams } from "../words/quantity.ts";
import { explained, type Table, tableOf } from "./exhibit.ts";
import { chosenFitAt, type Part } from "./part.ts";
import type { Study } from "./study.ts";

/** What a table of quantities is worked out from: one unit of the study, and how many of them. */
export type Use = {
  paramsB: number;
  /** How many of the study's units: evaluations, millions of tokens, thousands of tokens. */
  amount: number;
  /** The use in words: "50 million tokens a month". */
  use: string;
  /** Further quantities in proportion to the study's own: kg of CO₂ for a kWh, say. */
  also?: readonly { label: string; perUnit: number }[];
};

/**
 * What a model of a given size takes, with the interval in which one more row would lie, times the
 * amount: an uncertain rate is as uncertain for a million as for one. A fit of logarithms gives the
 * median; the mean of many such models lies above it (see `predict`).
 *
 * @param part the rows to reckon from, such as those of one hardware; null or none for all rows.
 * @throws {RangeError} when the size is no positive number.
 */
export const calculation = explained((
  study: Study,
  { paramsB, amount, use, also = [] }: Use,
  part: Part | null = null,
): Table => {
  const { metric, settings } = study, rows = part ?? study.pooled;
  const fit = chosenFitAt(rows, settings, paramsB);
  const { estimate, mean, prediction: [low, high], extrapolated } = predict(fit, paramsB);
  const quantities = [{ label: metric.unit, perUnit: 1 }, ...metric.also ?? [], ...also];
  const [from, to] = fit.xRange.map(formatParams);
  return tableOf(
    [
      `${formatParams(paramsB)} parameters, ${use} (${rows.label}, ${fit.growth})`,
      ...extrapolated
        ? [
          `Warning: the rows reach from ${from} to ${to}; ${formatParams(paramsB)} lies outside, ` +
          "so this is a guess",
        ]
        : [],
      ...low < 0 ? ["The straight line allows values below 0; they stand here as 0"] : [],
    ].join(". "),
    {
      quantity: "Quantity",
      estimate: "Median",
      mean: "Mean",
      interval: "95 % prediction interval",
    },
    quantities.map(({ label, perUnit }) => {
      const times = (value: number) => Math.max(0, value) * amount * perUnit;
      return {
        quantity: label,
        estimate: formatNumber(times(estimate)),
        mean: formatNumber(times(mean)),
        interval: formatInterval([times(low), times(high)]),
      };
    }),
    ["estimate", "mean", "interval"],
  );
});
