import type { Estimated } from "./types.ts";

/** Between which factors of its estimate a quantity lies, for one reason. */
export type Spread = [number, number];

/** Intervals whose ends differ more than this many times are no help. */
export const WIDEST = 10;

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
  if (value === null) return null;
  const { estimate, interval } = value;
  return {
    estimate: estimate * factor,
    interval: interval && [interval[0] * factor, interval[1] * factor],
  };
}
