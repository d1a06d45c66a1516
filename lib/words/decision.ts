import { formatInterval, formatLevel, formatNumber } from "./quantity.ts";

/** A ratio and the interval in which it lies; one point where both sides are known exactly. */
export type RatioWords = { estimate: number; interval: readonly [number, number] };

/** Whether one side is surely less than the other, surely more, or nobody can tell. */
export function sureOf({ interval: [low, high] }: RatioWords): "less" | "more" | null {
  return high < 1 ? "less" : low > 1 ? "more" : null;
}

/**
 * A ratio with its interval: `0.25 times (0.16 to 0.38)`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(timesWords({ estimate: 0.25, interval: [0.16, 0.38] }), "0.25 times (0.16 to 0.38)");
 * assert.equal(timesWords({ estimate: 2, interval: [2, 2] }), "2.0 times");
 * ```
 */
export function timesWords({ estimate, interval }: RatioWords): string {
  const times = `${formatNumber(estimate, 2)} times`;
  return interval[0] === interval[1] ? times : `${times} (${formatInterval(interval, 2)})`;
}

/**
 * What a comparison says, in one sentence: what is sure first, then what is known exactly, as list prices
 * are, then what nobody can tell.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(
 *   comparisonSentence("A", "B", [
 *     { less: "takes less energy", more: "takes more energy", ratio: { estimate: 0.25, interval: [0.16, 0.38] } },
 *     { less: "is cheaper", more: "is more expensive", ratio: { estimate: 0.9, interval: [0.4, 2] } },
 *   ], 0.95),
 *   "With 95\u202f% confidence, A takes less energy than B, 0.25 times (0.16 to 0.38); whether it is " +
 *     "cheaper, these data cannot tell, 0.90 times (0.40 to 2.0).",
 * );
 * ```
 */
export function comparisonSentence(
  one: string,
  other: string,
  quantities: readonly { less: string; more: string; ratio: RatioWords }[],
  level: number,
): string {
  const leads = [`with ${formatLevel(level)} confidence, `, "at list prices, ", "whether "];
  const degree = ({ ratio }: { ratio: RatioWords }) =>
    ratio.interval[0] === ratio.interval[1] ? 1 : sureOf(ratio) === null ? 2 : 0;
  let last = -1;
  const clauses = quantities.toSorted((a, b) => degree(a) - degree(b)).map((quantity, i) => {
    const { less, more, ratio } = quantity, kind = degree(quantity);
    const lead = kind === last && kind !== 2 ? "" : leads[kind];
    last = kind;
    const claim = kind === 2 || ratio.estimate < 1 ? less : ratio.estimate > 1 ? more : null;
    const verb = claim ?? `${less.split(" ")[0]} as much`;
    const [subject, object] = i === 0
      ? [one, ` ${claim === null ? "as" : "than"} ${other}`]
      : ["it", ""];
    return `${lead}${subject} ${verb}${object}, ${kind === 2 ? "these data cannot tell, " : ""}${
      timesWords(ratio)
    }`;
  });
  const text = `${clauses.join("; ")}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
