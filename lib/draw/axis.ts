import { TooFewError } from "../filter/too_few_error.ts";
/** A range of values on an axis, lowest first. */
export type Domain = [number, number];

/** Parameter counts in billions that people know models by, plainest first. */
const LADDERS: readonly (readonly number[])[] = [
  [0.01, 0.1, 1, 10, 100, 1000, 10000],
  [0.01, 0.1, 1, 7, 70, 1000, 10000],
  [0.01, 0.03, 0.1, 0.3, 1, 3, 7, 13, 30, 70, 200, 500, 1000, 2000],
];

/**
 * The lowest and highest of some values, widened by `pad` of the range (of its logarithm on a
 * log scale), so that no dot sits on the frame.
 *
 * @throws {RangeError} when there is no value, or one that a log axis cannot show.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(domainOf([0, 10], { scale: "linear", pad: 0.1 }), [-1, 11]);
 * ```
 */
export function domainOf(
  values: readonly number[],
  { scale, pad = 0.04 }: { scale: "log" | "linear"; pad?: number },
): Domain {
  let low = Infinity, high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value) || (scale === "log" && value <= 0)) {
      throw new RangeError(
        `Cannot draw ${value} on a ${scale} axis: need ${
          scale === "log" ? "a number above 0" : "a finite number"
        }; leave it out and count it in the subtitle`,
      );
    }
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) {
    throw new TooFewError(
      "Cannot make an axis: found no value, need 1; widen the filter",
    );
  }
  if (scale === "log") {
    const margin = low === high ? 0.3 : pad * Math.log10(high / low);
    return [low * 10 ** -margin, high * 10 ** margin];
  }
  const margin = low === high ? Math.abs(low) * 0.5 || 1 : pad * (high - low);
  return [low - margin, high + margin];
}

/**
 * Ticks of a log axis: parameter counts that people know (100 M, 1 B, 7 B, 70 B) as far as they
 * fit `width` pixels.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(parameterTicks([0.1, 100], { width: 200 }), [0.1, 1, 7, 70]);
 * ```
 */
export function parameterTicks(
  domain: Domain,
  { width }: { width: number },
): number[] {
  const inside = LADDERS.map((ladder) => ladder.filter((b) => b >= domain[0] && b <= domain[1]));
  const perTick = width / Math.log10(domain[1] / domain[0]);
  const roomy = (ticks: readonly number[]) =>
    ticks.every((b, i) => i === 0 || Math.log10(b / ticks[i - 1]) * perTick >= 38);
  return inside.findLast((ticks) => ticks.length > 1 && roomy(ticks)) ?? linearTicks(domain, 3);
}

/**
 * Ticks of a log axis of counts that double: as many powers of two, evenly apart, as fit `width`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(doublingTicks([7, 70], { width: 600 }), [8, 16, 32, 64]);
 * assert.deepEqual(doublingTicks([7, 4100], { width: 200 }), [8, 32, 128, 512, 2048]);
 * ```
 */
export function doublingTicks([low, high]: Domain, { width }: { width: number }): number[] {
  const first = Math.ceil(Math.log2(low)), last = Math.floor(Math.log2(high));
  const step = Math.ceil(34 * Math.log2(high / low) / width);
  const count = Math.floor((last - first) / step) + 1;
  if (count < 2) return logTicks([low, high]);
  return Array.from({ length: count }, (_, index) => 2 ** (first + step * index));
}

/**
 * Ticks of a log axis in any unit: decades, with 2 and 5 between them where there are few.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(logTicks([0.5, 30]), [0.5, 1, 2, 5, 10, 20]);
 * assert.deepEqual(logTicks([0.01, 1000]), [0.01, 0.1, 1, 10, 100, 1000]);
 * ```
 */
export function logTicks([low, high]: Domain): number[] {
  const decades = Math.log10(high / low);
  const steps = decades > 4 ? [1] : decades > 2.5 ? [1, 3] : [1, 2, 5];
  const ticks: number[] = [];
  for (
    let power = Math.floor(Math.log10(low));
    power <= Math.ceil(Math.log10(high));
    power++
  ) {
    for (const step of steps) {
      const tick = Number(`${step}e${power}`);
      if (tick >= low && tick <= high) ticks.push(tick);
    }
  }
  return ticks.length > 1 ? ticks : linearTicks([low, high], 3);
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
  const rough = (high - low) / count, power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999)!;
  const first = Math.ceil(low / step), last = Math.floor(high / step);
  return Array.from(
    { length: last - first + 1 },
    (_, index) => Number(((first + index) * step).toPrecision(12)),
  );
}

const TICKS = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });

/** A tick's number without noise: at most 3 significant digits, `10,000`, `−0.5`. */
export function formatTick(value: number): string {
  return TICKS.format(value).replace("-", "−");
}
