import { takes } from "../read/said.ts";
import {
  formatCounted,
  formatDecimals,
  formatList,
  formatNumber,
  formatParams,
  formatPercent,
} from "./quantity.ts";

/** Begins and ends a number that is not known; no data holds the invisible sign behind the first. */
const MARK = "\u2047\u2063", END = "\u2063";

/** Intervals wider than this, as high over low, say nothing of a factor. */
const TOO_WIDE = 1000;

/** A blank at which no line may break: "7 B", "58 %". */
const BEFORE_UNIT = /(?<=\d) (?=(?:[BMT]|%|k?Wh|kg|GB|ms)(?![\p{L}\p{N}]))/gu;

/** A number that is not known, with the reason for `told`. */
const unknown = (why?: string | null) => `${MARK}${why ? `(${why})` : ""}${END}`;

export const isUnknown = (text: string) => text.includes(MARK);

/**
 * A sentence or title, its numbers joined to their units; where a number in it is not known, that it
 * cannot be told, and why: `Cannot tell: “Twice the size takes ….” There are 2 rows, need 3.`
 */
export function told(text: string): string {
  if (!isUnknown(text)) return text.replace(BEFORE_UNIT, "\u202f");
  const reasons = new Set<string>();
  const subject = text.replace(/\u2047\u2063(?:\(([^\u2063]*)\))?\u2063/g, (_, why) => {
    if (why) reasons.add(`${why}.`);
    return "…";
  });
  const why = [...reasons].join(" ") || "Under these settings there are too few rows.";
  return `Cannot tell: “${subject}” ${why}`;
}

type Interval = readonly [number, number];

/** An estimate or factor, whose interval must say something; `confidence` is what `lm.at` calls it. */
type Estimated = { estimate: number; why?: string | null };
type Ranged = Estimated & ({ interval: Interval } | { confidence: Interval });
type Numeric = number | Estimated;

/** A number to a few significant digits, with thousands separators: `lm.number(1234.5)` is "1,230". */
export function number(value: Numeric, digits = 3): string {
  checkDigits(digits, "number", "lm.number(0.824, 2)");
  return written(value, "number", "lm.number(0.824)", (n) => formatNumber(n, digits));
}

/**
 * An estimate with its interval, and its unit where one is given: two digits below 1, three from 1 on, of
 * the larger of estimate and half the interval, the estimate at least two. Of an interval that is too
 * wide `lm.text` and titles say that it cannot be told.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(within({ estimate: 0.8243, interval: [0.7413, 0.9074] }), "0.82 (0.74 to 0.91)");
 * assert.equal(within({ estimate: 3.21, interval: [2.8, 3.6] }, "$"), "$3.21 (2.80 to 3.60)");
 * ```
 */
export function within(value: Ranged, unit = ""): string {
  const { estimate, interval, why } = ranged(value, "within", "fit.coefficients.paramsB");
  if (why !== null) return unknown(why);
  const decimals = decimalsOf(estimate, interval);
  const own = estimate === 0 ? 0 : 1 - Math.floor(Math.log10(Math.abs(estimate)));
  const text = rounded(estimate, Math.max(decimals, own));
  const quantity = unit === "$" ? `$${text}` : unit === "" ? text : `${text}\u202f${unit}`;
  if (interval[0] === interval[1]) return quantity; // known exactly, as a list price
  return `${quantity} (${interval.map((end) => rounded(end, decimals)).join(" to ")})`;
}

/** A factor in words: `lm.times(lm.factor(fit, "paramsB", 2))` is "1.8 times". */
export function times(value: Numeric): string {
  const call = 'lm.times(lm.factor(fit, "paramsB", 2))';
  return written(value, "times", call, (n) => `${formatNumber(n, 2)} times`);
}

/**
 * A factor with its interval, each number to two digits, or more where two would hide the interval or on
 * which side of 1 it ends.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(timesWithin({ estimate: 1.7707, interval: [1.6716, 1.8757] }), "1.8 times (1.7 to 1.9)");
 * ```
 */
export function timesWithin(value: Ranged): string {
  const call = 'lm.factor(fit, "paramsB", 2)';
  const { estimate, interval, why } = ranged(value, "timesWithin", call);
  if (why !== null) return unknown(why);
  if (interval[0] === interval[1]) return times(estimate);
  const textsOf = (digits: number) => [estimate, ...interval].map((n) => formatNumber(n, digits));
  const isClear = ([one, ...ends]: string[]) =>
    new Set([one, ...ends]).size === 3 && !ends.some((end) => Number(end) === 1);
  const texts = [2, 3].map(textsOf).find(isClear) ?? textsOf(4);
  return `${texts[0]} times (${texts[1]} to ${texts[2]})`;
}

/** A share of the whole: `lm.percent(0.86)` is "86 %". */
export function percent(share: Numeric, digits = 2): string {
  checkDigits(digits, "percent", "lm.percent(0.86, 2)");
  return written(share, "percent", "lm.percent(0.86)", (n) => formatPercent(n, digits));
}

/** A count with its noun: `lm.count(565, "measurement")` is "565 measurements". */
export function count(many: number, noun: string, plural = noun + "s"): string {
  const call = 'lm.count(rows.length, "measurement")', what = "a number and a noun";
  takes(typeof noun === "string", "count", what, noun, call);
  takes(typeof many === "number", "count", what, many, call);
  return written(many, "count", call, (n) => formatCounted(n, noun, plural));
}

/** Words in a row: `lm.list(["a", "b", "c"])` is "a, b and c"; of none, a sentence cannot tell. */
export function list(words: readonly string[]): string {
  takes(Array.isArray(words), "list", "words", words, 'lm.list(["H100", "B200"])');
  return words.length === 0 ? unknown() : formatList(words.map(String));
}

/** A number of parameters in billions, in the short scale: `lm.billions(0.135)` is "135 M". */
export function billions(paramsB: Numeric): string {
  return written(paramsB, "billions", "lm.billions(7)", formatParams);
}

/** A price in dollars, cents from a dollar on, two digits below: `lm.money(12.3)` is "$12.30". */
export function money(dollars: Numeric): string {
  return written(dollars, "money", "lm.money(0.42)", (value) => {
    const size = Math.abs(value);
    const text = size < 1 ? formatNumber(size, 2) : formatDecimals(size, size < 1000 ? 2 : 0);
    return `${value < 0 ? "\u2212" : ""}$${text}`;
  });
}

/** How a year, a month and a day are written, by the number of their parts. */
const DATES = [{}, { month: "long" }, { month: "long", day: "numeric" }].map((parts) =>
  new Intl.DateTimeFormat("en-GB", {
    year: "numeric",
    timeZone: "UTC",
    ...parts as Intl.DateTimeFormatOptions,
  })
);

/** A date, a month or a year as people write it: `lm.date("2026-02-16")` is "16 February 2026". */
export function date(iso: string): string {
  const [text = ""] = /^\d{4}(-\d{2}){0,2}/.exec(iso) ?? [], day = new Date(text);
  // JavaScript takes 31 February for a day in March
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) {
    throw new RangeError(`Cannot read the date ${JSON.stringify(iso)}; write it as "2026-02-16"`);
  }
  return DATES[text.split("-").length - 1].format(day);
}

function checkDigits(digits: number, name: string, call: string): void {
  const isGood = Number.isInteger(digits) && digits >= 1 && digits <= 20;
  takes(isGood, name, "1 to 20 digits", digits, call);
}

/** A number as it is written, or a mark where nobody knows it, or where its interval says nothing. */
function written(
  value: Numeric,
  name: string,
  call: string,
  write: (value: number) => string,
): string {
  const number = typeof value === "number" ? value : value?.estimate;
  takes(typeof number === "number", name, "a number", value, call);
  const why = whyNot(number, typeof value === "number" ? {} : value);
  return why === null ? write(number) : unknown(why);
}

/** An estimate with its interval, under one name, and why it says nothing. */
function ranged(value: Ranged, name: string, such: string) {
  const { estimate, confidence, interval = confidence } = Object(value) as
    & Estimated
    & Record<"interval" | "confidence", Interval>;
  const isOne = typeof estimate === "number" && Array.isArray(interval);
  takes(isOne, name, "an estimate with its interval", value, `lm.${name}(${such})`);
  return { estimate, interval, why: whyNot(estimate, { ...value, interval }) };
}

/** Why a number cannot be said, an empty text where nobody knows; null where it can be. */
export function whyNot(
  estimate: number,
  { why, interval }: { why?: string | null; interval?: Interval } = {},
): string | null {
  if (why || Number.isNaN(estimate)) return why ?? "";
  if (!Number.isFinite(estimate)) return "A number in it is infinite: a division by 0";
  if (interval === undefined) return null;
  const [low, high] = interval, half = (high - low) / 2;
  const isWide = low > 0
    ? high / low > TOO_WIDE
    : half > TOO_WIDE / 10 * Math.max(1, Math.abs(estimate));
  return isWide || !Number.isFinite(half) ? "The interval is too wide to tell" : null;
}

/**
 * How many decimals an estimate and its interval share (negative: rounded to tens), after `within`; one
 * more where half the interval's width would be rounded away.
 */
function decimalsOf(estimate: number, [low, high]: Interval): number {
  const half = (high - low) / 2, size = Math.max(Math.abs(estimate), half);
  if (size === 0) return 2;
  const decimals = (size >= 1 ? 2 : 1) - Math.floor(Math.log10(size));
  const lost = half > 0 && half < 10 ** -decimals && half !== size;
  return lost ? decimals + 1 : decimals;
}

/** A number to so many decimals; to tens or hundreds where they are negative. */
function rounded(value: number, decimals: number): string {
  if (decimals > 5) return formatNumber(value, 2);
  if (decimals >= 0) return formatDecimals(value, decimals);
  return formatDecimals(Math.round(value * 10 ** decimals) / 10 ** decimals, 0);
}
