import {
  formatCounted,
  formatDecimals,
  formatList,
  formatNumber,
  formatParams,
  formatPercent,
} from "./quantity.ts";

/**
 * How a number is written that is not known, as those of a fit of too few rows: `lm.text` and titles of
 * figures say so in place of a sentence that has it.
 */
export const UNKNOWN = "\u2047";

/** What stands in place of a sentence or title with an unknown number. */
export const TOO_FEW = "Under these settings there are too few rows to tell.";

/** A number with an interval: an estimate, a factor, or a prediction of `lm.at`. */
export type Ranged = { estimate: number; interval: readonly [number, number] } | {
  estimate: number;
  confidence: readonly [number, number];
};

/**
 * A number to a few significant digits, with thousands separators.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(number(1234.5), "1,230");
 * assert.equal(number({ estimate: 0.8243 }, 2), "0.82");
 * ```
 */
export function number(value: number | { estimate: number }, digits = 3): string {
  return known(formatNumber)(estimateOf(value, "number", "lm.number(0.824)"), digits);
}

/**
 * An estimate with its interval, all with the same decimals, and with the unit where one is given.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(within({ estimate: 0.8243, interval: [0.7413, 0.9074] }), "0.82 (0.74 to 0.91)");
 * assert.equal(within({ estimate: 3.21, interval: [2.8, 3.6] }, "kWh"), "3.21\u202fkWh (2.80 to 3.60)");
 * assert.equal(within({ estimate: 3.21, interval: [2.8, 3.6] }, "$"), "$3.21 (2.80 to 3.60)");
 * ```
 */
export function within(value: Ranged, unit = ""): string {
  const { estimate, interval } = ranged(value, "within");
  if (Number.isNaN(estimate)) return UNKNOWN;
  const decimals = decimalsOf(estimate, interval, 3, 2);
  const text = rounded(estimate, decimals);
  const quantity = unit === "$" ? `$${text}` : unit === "" ? text : `${text}\u202f${unit}`;
  if (interval[0] === interval[1]) return quantity; // known exactly, as a list price
  return `${quantity} (${interval.map((end) => rounded(end, decimals)).join(" to ")})`;
}

/**
 * A factor in words.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(times({ estimate: 1.7707 }), "1.8 times");
 * assert.equal(times(0.69), "0.69 times");
 * ```
 */
export function times(value: number | { estimate: number }): string {
  const call = 'lm.times(lm.factor(fit, "paramsB", 2))';
  return `${known(formatNumber)(estimateOf(value, "times", call), 2)} times`;
}

/**
 * A factor with its interval. Where one digit less would hide the interval, there is one more.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(timesWithin({ estimate: 1.7707, interval: [1.6716, 1.8757] }), "1.8 times (1.7 to 1.9)");
 * assert.equal(timesWithin({ estimate: 1.04, interval: [1.01, 1.07] }), "1.04 times (1.01 to 1.07)");
 * ```
 */
export function timesWithin(value: Ranged): string {
  const { estimate, interval } = ranged(value, "timesWithin");
  if (Number.isNaN(estimate)) return UNKNOWN;
  const decimals = decimalsOf(estimate, interval, 2, 2);
  // a factor is never 0, however far below the estimate
  const bound = (value: number) =>
    value > 0 && value < 10 ** -decimals ? formatNumber(value, 1) : rounded(value, decimals);
  return `${rounded(estimate, decimals)} times (${interval.map(bound).join(" to ")})`;
}

/** A share of the whole: `lm.percent(0.86)` is "86 %". */
export function percent(share: number | { estimate: number }, digits = 2): string {
  return known(formatPercent)(estimateOf(share, "percent", "lm.percent(0.86)"), digits);
}

/** A count with its noun: `lm.count(565, "measurement")` is "565 measurements". */
export function count(many: number, noun: string, plural = noun + "s"): string {
  if (typeof many !== "number" || typeof noun !== "string") {
    throw new TypeError(
      `lm.count() got ${typeof many} and ${typeof noun}; it takes a number and a noun, such as ` +
        'lm.count(rows.length, "measurement")',
    );
  }
  return formatCounted(many, noun, plural);
}

/** Words in a row: `lm.list(["a", "b", "c"])` is "a, b and c". */
export function list(words: readonly string[]): string {
  if (!Array.isArray(words)) {
    throw new TypeError(`lm.list() got ${typeof words}; it takes words: lm.list(["H100", "B200"])`);
  }
  return formatList(words.map(String));
}

/** A number of parameters in billions, in the short scale: `lm.billions(0.135)` is "135 M". */
export function billions(paramsB: number): string {
  return formatParams(estimateOf(paramsB, "billions", "lm.billions(7)"));
}

/**
 * A price in dollars: cents from a dollar on, two digits below.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual([1234.5, 12.3, 0.42, 0.0042].map((n) => money(n)), ["$1,235", "$12.30", "$0.42", "$0.0042"]);
 * ```
 */
export function money(dollars: number | { estimate: number }): string {
  const value = estimateOf(dollars, "money", "lm.money(0.42)"), size = Math.abs(value);
  if (Number.isNaN(value)) return UNKNOWN;
  const text = size >= 1000
    ? formatDecimals(size, 0)
    : size >= 1
    ? formatDecimals(size)
    : formatNumber(size, 2);
  return `${value < 0 ? "\u2212" : ""}$${text}`;
}

const MONTHS = (
  "January February March April May June July August September October November December"
).split(" ");

/** A date as people write it: `lm.date("2026-02-16")` is "16 February 2026". */
export function date(iso: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (year === undefined || (month !== undefined && name === undefined)) {
    throw new RangeError(`Cannot read the date ${JSON.stringify(iso)}; write it as "2026-02-16"`);
  }
  return [day && String(Number(day)), name, year].filter(Boolean).join(" ");
}

/** Writes numbers, and NaN as unknown. */
function known(write: (value: number, digits?: number) => string) {
  return (value: number, digits?: number) => Number.isNaN(value) ? UNKNOWN : write(value, digits);
}

/** The number of a number or an estimate. */
function estimateOf(value: number | { estimate: number }, name: string, call: string): number {
  const found = typeof value === "number" ? value : value?.estimate;
  if (typeof found === "number") return found;
  throw new TypeError(`lm.${name}() got ${typeof value}; it takes a number: ${call}`);
}

/** An estimate with its interval, under one name. */
function ranged(value: Ranged, name: string) {
  const { interval = undefined, confidence = interval } = Object(value);
  if (typeof value?.estimate === "number" && Array.isArray(confidence)) {
    return { estimate: value.estimate, interval: confidence as unknown as [number, number] };
  }
  throw new TypeError(
    `lm.${name}() got ${typeof value}; it takes an estimate with its interval: ` +
      (name === "within"
        ? "lm.within(fit.coefficients.paramsB)"
        : `lm.${name}(lm.factor(fit, "paramsB", 2))`),
  );
}

/**
 * How many decimals an estimate and its interval share (negative: rounded to tens): `above` or `below`
 * significant digits of the larger of estimate and half the interval's width, as it is 1 or more or
 * less; one decimal more where the half width would be rounded away.
 */
function decimalsOf(
  estimate: number,
  [low, high]: readonly [number, number],
  above: number,
  below: number,
): number {
  const width = high - low, half = Number.isFinite(width) ? width / 2 : 0;
  const size = Math.max(Math.abs(estimate), half);
  if (!Number.isFinite(size) || size === 0) return 2;
  const decimals = (size >= 1 ? above : below) - 1 - Math.floor(Math.log10(size));
  const lost = half > 0 && half < 10 ** -decimals && half !== size;
  return lost ? decimals + 1 : decimals;
}

/** A number to so many decimals; to tens or hundreds where they are negative. */
function rounded(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? "\u2212∞" : UNKNOWN;
  if (decimals > 5) return formatNumber(value, 2);
  if (decimals >= 0) return formatDecimals(value, decimals);
  return formatDecimals(Math.round(value * 10 ** decimals) / 10 ** decimals, 0);
}
