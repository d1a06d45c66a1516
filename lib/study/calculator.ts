import { predictFitted } from "../fit/named_growth.ts";
import { predictPowerLaws } from "../fit/predict_power_laws.ts";
import type { Served } from "../read/served.ts";
import { TooFewError } from "../filter/too_few_error.ts";
import {
  formatInterval,
  formatList,
  formatNumber,
  formatParams,
  formatPlain,
} from "../words/quantity.ts";
import { explained, type Table, tableOf } from "./exhibit.ts";
import { chosenFit, type Part } from "./part.ts";
import { needed } from "./power_laws.ts";
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
  const { settings } = study, rows = part ?? study.pooled;
  const fit = chosenFit(rows, settings), predicted = predictFitted(fit, paramsB);
  const [from, to] = fit.xRange.map(formatParams);
  return quantitiesTable(study, predicted, {
    caption: `${formatParams(paramsB)} parameters, ${use} (${rows.label}, ${fit.growth})`,
    outside: `the rows reach from ${from} to ${to}`,
    amount,
    also,
  });
});

/** A server, and how much of the study's unit is asked of it. */
export type ServedUse = Omit<Use, "use"> & {
  /** Requests at once, on average. */
  concurrency: number;
  /** As the rows call it: "H100". */
  machine: string;
  task: string;
};

/**
 * As `calculation`, from the power laws of size and load that today's measurements have.
 *
 * @param use `amount` is in millions of tokens that come out.
 * @throws {RangeError} when a number is not above 0. A machine or task that no row has is explained.
 */
export const servedCalculation = explained((
  study: Study<Served>,
  { paramsB, concurrency, machine, task, amount, also = [] }: ServedUse,
): Table => {
  const { powerLaws, rows } = needed(study), { exponents } = powerLaws;
  needAmong("machine", machine, rows.map(({ hardware }) => hardware));
  needAmong("task", task, rows.map((row) => row.task));
  const predicted = predictPowerLaws(powerLaws, {
    quantities: { size: paramsB, load: concurrency },
    groups: { machine, task },
  });
  const [from, to] = exponents.size.range.map(formatParams);
  const load = exponents.load?.range.map((at) => formatPlain(at)).join(" to ");
  return quantitiesTable(study, predicted, {
    caption: `${formatParams(paramsB)} parameters, ${formatPlain(amount)} million tokens out, ` +
      `${formatPlain(concurrency)} requests at once on ${machine}, ${task}`,
    outside: `the rows reach from ${from} to ${to}` +
      (load ? ` and from ${load} requests at once` : ""),
    amount,
    also,
  });
});

/** Nothing can be said of what no row has; what the rows have can be asked instead. */
function needAmong(what: string, value: string, known: readonly string[]): void {
  if (known.includes(value)) return;
  throw new TooFewError(
    `The filters leave no row of the ${what} ${JSON.stringify(value)}, but of ${
      formatList([...new Set(known)])
    }`,
  );
}

type Predicted = {
  estimate: number;
  mean: number;
  prediction: readonly [number, number];
  extrapolated: boolean;
};

/** A prediction times an amount, in the study's unit and in others in proportion to it. */
function quantitiesTable(
  { metric }: Study,
  { estimate, mean, prediction: [low, high], extrapolated }: Predicted,
  { caption, outside, amount, also }: {
    caption: string;
    outside: string;
    amount: number;
    also: NonNullable<Use["also"]>;
  },
): Table {
  const quantities = [{ label: metric.unit, perUnit: 1 }, ...metric.also ?? [], ...also];
  return tableOf(
    [
      caption,
      ...extrapolated ? [`Warning: ${outside}; this lies outside, so it is a guess`] : [],
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
}
