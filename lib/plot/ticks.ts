// @ts-types="@types/d3-array"
import { ticks as d3Ticks } from "d3-array";
import { formatCount, formatPlain, formatPower } from "../words/quantity.ts";
import { textWidth } from "./text.ts";
import { FONT_SIZE } from "./theme.ts";

/** A range of values on an axis, lowest first. */
export type Domain = readonly [number, number];

/** An axis of so many pixels; its words stand beside each other, or one over the other. */
type Wanted = {
  domain: Domain;
  log: boolean;
  length: number;
  beside: boolean;
  text?: (value: number) => string;
};

/** Which multiples of a power of ten have a tick on a log axis, the densest first. */
const LADDERS = [[1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]];

/** Pixels between words, as wide as they are wanted, and from a tick to the next. */
const GAP = 8, WIDE_GAP = 36, APART = 21;

/** The most round numbers of an axis whose ticks and words keep apart from each other. */
export function ticksOf({ domain, log, length, beside, text = formatTick }: Wanted): number[] {
  const [low, high] = log ? domain.map(Math.log10) : domain;
  const along = (value: number) =>
    ((log ? Math.log10(value) : value) - low) / (high - low) * length;
  const half = (tick: number) => (beside ? textWidth(text(tick), FONT_SIZE) : FONT_SIZE) / 2;
  const areClear = (ticks: readonly number[], gap: number) =>
    ticks.slice(1).every((tick, index) => {
      const before = ticks[index], need = half(before) + gap + half(tick);
      return along(tick) - along(before) >= Math.max(APART, need);
    });
  const find = (all: readonly number[][], least: number, gap = GAP) =>
    all.find((ticks) => ticks.length >= least && areClear(ticks, gap));
  const linear = linearTicks(domain), logs = log ? logTicks(domain) : [];
  const findLinear = (least: number) => find(linear, least, WIDE_GAP) ?? find(linear, least);
  const isShort = high - low < 1; // less than a decade: a log axis is nearly linear there
  const found = !log
    ? findLinear(2)
    : find(logs, 3) ?? (isShort ? findLinear(3) : undefined) ?? find(logs, 2) ?? findLinear(2);
  return found ?? [...linear, ...logs].findLast((ticks) => ticks.length > 0)?.slice(0, 1) ?? [];
}

/** Ticks of a log axis, the most first: numbers in decades, decades, and each second, third … decade. */
function logTicks([low, high]: Domain): number[][] {
  const first = Math.floor(Math.log10(low)), last = Math.ceil(Math.log10(high));
  const powers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const inside = (steps: readonly number[], every: number) =>
    powers.filter((power) => power % every === 0)
      .flatMap((power) => steps.map((step) => Number(`${step}e${power}`)))
      .filter((tick) => tick >= low * 0.999999 && tick <= high * 1.000001);
  const sparse = powers.slice(2).map((_, index) => inside([1], index + 2));
  return [...LADDERS.map((steps) => inside(steps, 1)), ...sparse];
}

/** Ticks of a linear axis, the most first: 1, 2 and 5 times powers of ten apart. */
function linearTicks([low, high]: Domain): number[][] {
  return Array.from({ length: 40 }, (_, index) => d3Ticks(low, high, 40 - index));
}

/** A tick's number: whole numbers whole, others with 3 significant digits, far ones as powers of ten. */
export function formatTick(value: number): string {
  const size = Math.abs(value);
  if (size > 0 && (size < 1e-4 || size >= 1e9)) {
    const [times, exponent] = value.toExponential().split("e").map(Number);
    return `${times === 1 ? "" : `${formatPlain(times)} × `}${formatPower(exponent)}`;
  }
  return Number.isInteger(value) ? formatCount(value) : formatPlain(value);
}
