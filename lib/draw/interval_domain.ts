import { type Domain, domainOf } from "./axis.ts";

/** An estimate and both ends of its interval, in one unit. */
export type Estimate = {
  estimate: number;
  interval: readonly [number, number];
};

/**
 * The axis for some estimates: all of them, the references, and the intervals as far as they reach
 * no more than the estimates' own spread (or twice a usual interval) beyond them. One hopeless
 * interval then leaves the others readable; what sticks out is drawn with an arrow.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [{ estimate: 1, interval: [0.9, 1.1] }, { estimate: 2, interval: [-90, 94] }] as const;
 * const [low, high] = intervalDomain(rows, { references: [1], scale: "linear" });
 * assert.ok(low > -95 && low < 0.9 && high > 2);
 * ```
 * @throws {RangeError} when there is no estimate, or one that the axis cannot show.
 */
export function intervalDomain(
  estimates: readonly Estimate[],
  { references, scale }: {
    references: readonly number[];
    scale: "linear" | "log";
  },
): Domain {
  const fixed = [...estimates.map((row) => row.estimate), ...references];
  domainOf(fixed, { scale });
  const forth = (value: number) => scale === "log" ? Math.log10(value) : value;
  const back = (value: number) => scale === "log" ? 10 ** value : value;
  // What lies at or below 0 has no place on a log axis: it sticks out at the low end.
  const below = (value: number) => scale === "log" ? -Infinity : value;
  const low = Math.min(...fixed.map(forth)), high = Math.max(...fixed.map(forth));
  const halves = estimates.map(({ interval: [a, b] }) => (forth(b) - forth(a)) / 2)
    .filter(Number.isFinite).toSorted((a, b) => a - b);
  const usual = halves[(halves.length - 1) >> 1] ?? 0;
  const own = estimates.map((row) => forth(row.estimate));
  const reach = Math.max(Math.max(...own) - Math.min(...own), 2 * usual) || Infinity;
  const ends = estimates.flatMap(({ interval }) => interval)
    .map((end) => Math.min(Math.max(end > 0 ? forth(end) : below(end), low - reach), high + reach))
    .filter(Number.isFinite).map(back);
  return domainOf([...fixed, ...ends], { scale, pad: 0.03 });
}

/** An interval cut to the axis, and on which sides something was cut off. */
export function clipInterval(
  [low, high]: readonly [number, number],
  domain: Domain,
): { low: number; high: number; cutLow: boolean; cutHigh: boolean } {
  const cutLow = !(low >= domain[0]), cutHigh = !(high <= domain[1]);
  return {
    low: cutLow ? domain[0] : Math.min(low, domain[1]),
    high: cutHigh ? domain[1] : Math.max(high, domain[0]),
    cutLow,
    cutHigh,
  };
}
