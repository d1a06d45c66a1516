import type { Estimated } from "../models/footprint.ts";

/** Days of a month: a twelfth of 365.25. */
export const MONTH_DAYS = 30.4375;

/** The task of machines that work on one request at a time. */
export const ONE_REQUEST = "one request at a time";

/** Intervals whose ends differ more than this many times are no help. */
const WIDEST = 10;

/** Between which factors of its estimate a quantity lies, for one reason. */
export type Spread = readonly [number, number];

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
