import { formatPower } from "../words/quantity.ts";

/** A range of values on an axis, lowest first. */
export type Domain = [number, number];

/** Which multiples of a power of ten have a tick, the densest first. */
const STEPS: readonly (readonly number[])[] = [
  [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 5, 7],
  [1, 2, 5],
  [1, 3],
  [1],
];

/**
 * Ticks of a log axis: decades, with numbers between them as far as `most` ticks allow.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(logTicks([0.5, 30], 8), [0.5, 1, 2, 5, 10, 20]);
 * assert.deepEqual(logTicks([1e-6, 1e6], 5), [1e-6, 1e-3, 1, 1e3, 1e6]);
 * ```
 */
export function logTicks([low, high]: Domain, most: number): number[] {
  const first = Math.floor(Math.log10(low)), last = Math.ceil(Math.log10(high));
  const powers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const inside = (steps: readonly number[], every: number) =>
    powers.filter((power) => power % every === 0)
      .flatMap((power) => steps.map((step) => Number(`${step}e${power}`)))
      .filter((tick) => tick >= low * 0.999999 && tick <= high * 1.000001);
  for (const steps of STEPS) {
    const ticks = inside(steps, 1);
    // Ticks of a log axis crowd below each decade: a dense ladder needs more room than its number says.
    if (ticks.length * (steps.length > 5 ? 1.6 : steps.length > 3 ? 1.2 : 1) <= most) return ticks;
  }
  for (let every = 2; every < powers.length; every++) {
    const ticks = inside([1], every);
    if (ticks.length <= most) return ticks;
  }
  return inside([1], powers.length);
}

/**
 * About `count` round numbers within a domain.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(linearTicks([-4, 110], 3), [0, 50, 100]);
 * ```
 */
export function linearTicks([low, high]: Domain, count: number): number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / count, power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999)!;
  const first = Math.ceil(low / step - 1e-9), last = Math.floor(high / step + 1e-9);
  return Array.from(
    { length: last - first + 1 },
    (_, index) => Number(((first + index) * step).toPrecision(12)),
  );
}

const WHOLE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const SHORT = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });

/**
 * A tick's number: whole numbers whole, others with 3 significant digits, far ones as powers of ten.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual([2048, 0.00123, -0.5, 1e-7].map(formatTick), ["2,048", "0.00123", "−0.5", "10⁻⁷"]);
 * ```
 */
export function formatTick(value: number): string {
  const size = Math.abs(value);
  if (size > 0 && (size < 1e-4 || size >= 1e9)) {
    const [digits, exponent] = size.toExponential(2).split("e"), times = Number(digits);
    const text = times === 1 ? "" : `${times} × `;
    return `${value < 0 ? "−" : ""}${text}${formatPower(Number(exponent))}`;
  }
  return (Number.isInteger(value) ? WHOLE : SHORT).format(value).replace("-", "−");
}
