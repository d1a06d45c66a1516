import { expected, type PowerLaw } from "./power_law.ts";
import { exactly, intervalOf, sumOf, times, type Uncertain } from "./uncertain.ts";
import { predictWithinGroup } from "./within_groups.ts";
import type { CatalogueEntry, Offer } from "./catalogue.ts";
import type { DecisionData, Estimator, Machine } from "./decision_data.ts";

/** Coverage of all intervals. */
export const DECISION_LEVEL = 0.95;

/** What an estimate rests on: rows of the very model, those of others, or a provider's list. */
export type Basis = "measured" | "fitted" | "listed";

/** An estimate with the interval in which one more observation would lie. */
export type Estimate = Uncertain & {
  interval: [number, number];
  basis: Basis;
  /** Rows that it rests on: of the model, or of the fit; offers where it is listed. */
  rows: number;
  /** Outside what was measured. */
  extrapolated: boolean;
};

/** What a month with a model takes. */
export type MonthlyUse = { tokensIn: number; tokensOut: number };

/**
 * A quantity of a model for a million tokens: from its own rows where it has some, else from the fit
 * over others; null where neither can say.
 */
export function estimateOf(
  { measured, fitted }: Estimator,
  { key, paramsB, activeParamsB }: CatalogueEntry,
  concurrency: number,
): Estimate | null {
  const own = measured && predictWithinGroup(measured, key, concurrency);
  if (own) {
    const { n: rows, ...uncertain } = own;
    return { ...uncertain, interval: intervalOf(own, DECISION_LEVEL), basis: "measured", rows };
  }
  return fitted && fromFit(fitted, { paramsB, activeParamsB, concurrency });
}

/** What a power law says, or null where it asks for a quantity that nobody knows. */
function fromFit(
  law: PowerLaw,
  known: Readonly<Record<string, number | null>>,
): Estimate | null {
  if (law.x.some((name) => known[name] === null)) return null;
  const one = expected(law, known as Record<string, number>);
  return { ...one, interval: intervalOf(one, DECISION_LEVEL), basis: "fitted", rows: law.n };
}

/** An estimate in another unit. */
export function scaled(estimate: Estimate, factor: number): Estimate {
  const [low, high] = estimate.interval;
  return { ...estimate, ...times(estimate, factor), interval: [low * factor, high * factor] };
}

/** Two estimates of one model together: see `sumOf`. */
function together(a: Estimate, b: Estimate): Estimate {
  const sum = sumOf(a, b);
  return {
    ...a,
    ...sum,
    interval: intervalOf(sum, DECISION_LEVEL),
    extrapolated: a.extrapolated || b.extrapolated,
  };
}

/** Energy of a month in kWh, the overhead of the data centre included. */
export function kWhOf(
  machine: Machine,
  entry: CatalogueEntry,
  { tokensOut, concurrency, pue }: MonthlyUse & { concurrency: number; pue: number },
): Estimate | null {
  const perMillion = estimateOf(machine.energy, entry, machine.busy ? concurrency : 1);
  return perMillion && scaled(perMillion, inMillions(tokensOut) * pue);
}

/**
 * Cost of a month on a machine of your own in $: the electricity, and with a price of the GPU-hour the GPUs
 * for as long as they generate. Null where the throughput is asked for and nobody measured it.
 */
export function ownDollarsOf(
  machine: Machine,
  entry: CatalogueEntry,
  kWh: Estimate,
  { tokensOut, concurrency, dollarsPerKWh, dollarsPerGpuHour }: MonthlyUse & {
    concurrency: number;
    dollarsPerKWh: number;
    dollarsPerGpuHour: number | null;
  },
): Estimate | null {
  const electricity = scaled(kWh, dollarsPerKWh);
  if (dollarsPerGpuHour === null) return electricity;
  const hours = machine.gpuHours && estimateOf(machine.gpuHours, entry, concurrency);
  return hours &&
    together(electricity, scaled(hours, inMillions(tokensOut) * dollarsPerGpuHour));
}

/** What a month through an API costs, and who asks it. */
export type ApiEstimate = Estimate & {
  /** The cheapest provider that lists the model; null where none does. */
  provider: string | null;
  /** What the dearest provider asks; null where none lists the model. */
  dearest: number | null;
};

/**
 * Cost of a month through an API in $: the list price of the cheapest provider for these tokens, which
 * has no error, else what the fits over all offers say of a model of this size. Null where the active
 * parameters are asked for and nobody says them.
 */
export function apiDollarsOf(
  { prices }: Pick<DecisionData, "prices">,
  entry: CatalogueEntry,
  use: MonthlyUse,
): ApiEstimate | null {
  if (entry.offers.length > 0) {
    const bills = entry.offers.map((offer) => billOf(offer, use));
    const least = Math.min(...bills);
    return {
      ...exactly(least),
      interval: [least, least],
      basis: "listed",
      rows: bills.length,
      extrapolated: false,
      provider: entry.offers[bills.indexOf(least)].provider,
      dearest: Math.max(...bills),
    };
  }
  const { paramsB, activeParamsB } = entry;
  const input = prices.input && fromFit(prices.input, { paramsB, activeParamsB });
  const output = prices.output && fromFit(prices.output, { paramsB, activeParamsB });
  if (!input || !output) return null;
  const bill = together(
    scaled(input, inMillions(use.tokensIn)),
    scaled(output, inMillions(use.tokensOut)),
  );
  return { ...bill, provider: null, dearest: null };
}

/** What an offer costs for the tokens of a month. */
function billOf({ input, output }: Offer, { tokensIn, tokensOut }: MonthlyUse): number {
  return inMillions(tokensIn) * input + inMillions(tokensOut) * output;
}

/** Tokens in the unit of rates and prices. */
function inMillions(tokens: number): number {
  return tokens / 1e6;
}
