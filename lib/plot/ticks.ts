import { formatCount, formatPlain, formatPower } from "../words/quantity.ts";
import { textWidth } from "./text.ts";

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

/** Pixels between words, the most that are tried first; from a tick to the next; and of a word's size. */
const GAPS = { log: [8], linear: [36, 8] }, APART = 21, FONT_SIZE = 12;

/** The most round numbers of an axis whose ticks and words keep apart from each other. */
export function ticksOf(wanted: Wanted): number[] {
  const { domain, log, length, beside, text = formatTick } = wanted;
  const along = (value: number) => {
    const [low, high, x] = log ? [...domain, value].map(Math.log10) : [...domain, value];
    return (x - low) / (high - low) * length;
  };
  const half = (tick: number) => (beside ? textWidth(text(tick), FONT_SIZE) : FONT_SIZE) / 2;
  const clear = (ticks: readonly number[], gap: number) =>
    ticks.slice(1).every((tick, index) => {
      const before = ticks[index], need = half(before) + gap + half(tick);
      return along(tick) - along(before) >= Math.max(APART, need);
    });
  const logs = log ? logTicks(domain) : [];
  // where a log axis has no two round numbers, it is short and nearly linear
  const all = logs.some((ticks) => ticks.length > 1) ? logs : linearTicks(domain);
  for (const gap of log ? GAPS.log : GAPS.linear) {
    const found = all.find((ticks) => ticks.length > 1 && clear(ticks, gap));
    if (found) return found;
  }
  return all.findLast((ticks) => ticks.length > 0)?.slice(0, 1) ?? [];
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
  const power = Math.floor(Math.log10((high - low) / 20));
  const steps = [0, 1, 2].flatMap((more) => [1, 2, 5].map((step) => step * 10 ** (power + more)));
  return steps.map((step) => {
    const first = Math.ceil(low / step - 1e-9), last = Math.floor(high / step + 1e-9);
    return Array.from(
      { length: Math.max(0, last - first + 1) },
      (_, index) => Number(((first + index) * step).toPrecision(12)),
    );
  });
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
