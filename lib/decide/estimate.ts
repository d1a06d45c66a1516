import type { Basis, Estimated, Machine, MeasuredAt } from "./types.ts";

/** Days of a month: a twelfth of 365.25. */
export const MONTH_DAYS = 30.4375;

/** Between which factors of its estimate a quantity lies, for one reason. */
export type Spread = [number, number];

/** The energy of a month, with what it rests on. */
export type Energy = {
  basis: Basis;
  rows: number;
  measured: MeasuredAt[];
  /** Of the GPUs alone. */
  gpuKWh: number;
  spread: Spread;
  /** Tokens that come out in the month. */
  tokens: number;
  machine: Machine;
  sure: string;
};

/** How the tokens of a month follow from a question: of so many answers, or as it says. */
export type Amount = { tokensAMonth: number | null; answersADay: number; tokens: number | null };

/** How many tokens come out in a month; null where nobody knows how long an answer is. */
export function tokensFor(
  { tokensAMonth, answersADay, tokens }: Amount,
  counted: number | null,
): number | null {
  const each = counted ?? tokens;
  return tokensAMonth ?? (each === null ? null : answersADay * MONTH_DAYS * each);
}

/** Intervals whose ends differ more than this many times are no help. */
const WIDEST = 10;

/** Spreads of independent reasons as one: their logarithms, squared, are added on each side. */
export function together(...spreads: readonly Spread[]): Spread {
  const side = (i: 0 | 1) => Math.exp(Math.hypot(...spreads.map((spread) => Math.log(spread[i]))));
  return [1 / side(0), side(1)];
}

/** An estimate and its interval; null where that is too wide to help. */
export function estimated(estimate: number, [low, high]: Spread): Estimated | null {
  if (!Number.isFinite(estimate) || high / low > WIDEST) return null;
  return { estimate, interval: [estimate * low, estimate * high] };
}

/** The same in another unit. */
export function times(value: Estimated | null, factor: number): Estimated | null {
  return value && {
    estimate: value.estimate * factor,
    interval: value.interval && [value.interval[0] * factor, value.interval[1] * factor],
  };
}

/** Prompts that were measured have up to so many tokens; each further one takes so much of one that comes out. */
export const MEASURED_PROMPT = 500;
const PROMPT_SHARE = 0.25;

/** Prompts longer than measured ones, as a factor of the energy with its spread. */
export function promptFactor(
  tokensIn: number,
  tokens: number | null,
): { factor: number; spread: Spread } {
  const more = Math.max(0, tokensIn - MEASURED_PROMPT) * PROMPT_SHARE / (tokens ?? Infinity);
  const factor = 1 + more / 2;
  return { factor, spread: [1 / factor, (1 + more) / factor] };
}
