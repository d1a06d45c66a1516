import { predict } from "../fit/predict.ts";
import { formatInterval, formatNumber, formatParams } from "../words/quantity.ts";
import { type Table, tableOf } from "./exhibit.ts";
import { drawnFit, type Part, type Study } from "./study.ts";

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
 * @throws {RangeError} when the size is no positive number.
 */
export function calculation(
  study: Study,
  { paramsB, amount, use, also = [] }: Use,
  part: Part = study.pooled,
): Table {
  const fit = drawnFit(part, study.settings);
  const { estimate, mean, prediction, extrapolated } = predict(fit, paramsB);
  const { metric } = study;
  const quantities = [{ label: metric.unit, perUnit: 1 }, ...metric.also ?? [], ...also];
  const [from, to] = fit.xRange;
  return tableOf(
    `${formatParams(paramsB)} parameters, ${use} (${part.label}, ${fit.growth})` +
      (extrapolated
        ? `. Warning: the data reach from ${formatParams(from)} to ${formatParams(to)}; ` +
          `${formatParams(paramsB)} lies outside, so this is a guess`
        : ""),
    {
      quantity: "Quantity",
      estimate: "Median",
      mean: "Mean",
      interval: "95 % prediction interval",
    },
    quantities.map(({ label, perUnit }) => ({
      quantity: label,
      estimate: formatNumber(estimate * amount * perUnit),
      mean: formatNumber(mean * amount * perUnit),
      interval: formatInterval([
        prediction[0] * amount * perUnit,
        prediction[1] * amount * perUnit,
      ]),
    })),
    ["estimate", "mean", "interval"],
  );
}
