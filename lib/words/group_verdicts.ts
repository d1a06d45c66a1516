import { classRatio } from "../stats/class_ratio.ts";
import type { PairedRatio } from "../stats/paired_ratios.ts";
import { fieldWords } from "./field_words.ts";
import { timesWithin } from "./numbers.ts";
import { formatCounted, formatParams } from "./quantity.ts";
import type { Judged } from "./verdict.ts";

/** A class of fewer clusters than this says nothing of its kind. */
const FEWEST = 5;

/** Ratios within this range are as good as 1. */
const AS_GOOD_AS_ONE: readonly [number, number] = [0.8, 1.25];

/**
 * "Small models take less": supported where the ratio of small to large is below 1 with its whole
 * interval, not supported where it is above; with fewer than five clusters in a class it cannot tell,
 * and without any model in one there are no such rows.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [{ base: "a", paramsB: 8, whPerAnswer: 1 }, { base: "b", paramsB: 70, whPerAnswer: 9 }];
 * const { verdict, reason } = smaller(rows, { y: "whPerAnswer", limitB: 7, cluster: "base" });
 * assert.equal(verdict, "no such rows");
 * assert.equal(reason, "No model here has 7\u202fB or less; the smallest has 8\u202fB.");
 * ```
 * @param options.limitB a small model has at most so many billion parameters.
 * @param options.x the column of the size.
 * @param options.cluster the column whose rows are not independent.
 */
export function smaller(
  rows: readonly object[],
  { y, limitB, cluster, x = "paramsB" }: { y: string; limitB: number; cluster: string; x?: string },
): Judged {
  if (!Array.isArray(rows) || typeof limitB !== "number") {
    throw new TypeError(
      "lm.smaller() takes rows and what to compare, such as " +
        'lm.smaller(rows, { y: "kWhPerMillionTokens", limitB: 7, cluster: "base" })',
    );
  }
  const sizeOf = (row: object) => (row as Record<string, number>)[x];
  const isSmall = (row: object) => sizeOf(row) <= limitB;
  const missing = noSuchRows(rows.map(sizeOf), limitB);
  if (missing !== null) return { verdict: "no such rows", reason: missing, p: null };
  const few = [
    { rows: rows.filter(isSmall), words: `${formatParams(limitB)} or less` },
    { rows: rows.filter((row) => !isSmall(row)), words: `more than ${formatParams(limitB)}` },
  ].map(({ rows, words }) => ({ clusters: clustersOf(rows, cluster), words }))
    .find(({ clusters }) => clusters < FEWEST);
  if (few) {
    const reason = `Only ${formatCounted(few.clusters, "cluster")} (${cluster}) ${
      few.clusters === 1 ? "has" : "have"
    } ${few.words}; a comparison takes ${FEWEST} in each class.`;
    return { verdict: "cannot tell", reason, p: null };
  }
  const { ratio } = classRatio(rows, { y, small: isSmall, cluster });
  const [low, high] = ratio.interval;
  const verdict = high < 1 ? "supported" : low > 1 ? "not supported" : "cannot tell";
  const unclear = verdict === "cannot tell" ? ", an interval that includes no difference" : "";
  return {
    verdict,
    reason: `Up to ${formatParams(limitB)}, the geometric mean of the ${fieldWords(y)} is ` +
      `${timesWithin(ratio)} that of larger models${unclear}.`,
    p: ratio.p,
  };
}

/** Which class has no model at all, in a sentence; null where both have some. */
function noSuchRows(sizes: readonly number[], limitB: number): string | null {
  const least = sizes.reduce((a, b) => Math.min(a, b), Infinity);
  const most = sizes.reduce((a, b) => Math.max(a, b), -Infinity);
  const limit = formatParams(limitB);
  if (sizes.length === 0) return "There are no rows.";
  if (least > limitB) {
    return `No model here has ${limit} or less; the smallest has ${formatParams(least)}.`;
  }
  return most <= limitB
    ? `No model here has more than ${limit}; the largest has ${formatParams(most)}.`
    : null;
}

const clustersOf = (rows: readonly object[], column: string) =>
  new Set(rows.map((row) => (row as Record<string, unknown>)[column])).size;

/**
 * "It depends on the hardware": supported where one group takes more or less than another in the same
 * set-up, with a p that allows for the number of comparisons; not supported where every ratio lies
 * within 0.8 to 1.25 with its whole interval; else it cannot tell.
 *
 * @param ratios what `lm.pairedRatios` gives.
 */
export function differ(ratios: readonly PairedRatio[]): Judged {
  if (!Array.isArray(ratios) || ratios.some((one) => typeof one?.from !== "string")) {
    throw new TypeError(
      "lm.differ() takes what lm.pairedRatios gives, such as lm.differ(lm.pairedRatios(rows, " +
        '{ y: "kWhPerMillionTokens", by: "hardware", same: ["model", "task"], cluster: "base" }))',
    );
  }
  const known = ratios.filter(({ why }) => why === null);
  if (known.length === 0) {
    const reason = "No set-up was measured in two of these groups by enough models.";
    return { verdict: "no such rows", reason, p: null };
  }
  const clearest = known.reduce((a, b) => b.p < a.p ? b : a);
  const p = Math.min(1, clearest.p * known.length);
  const isAlike = known.every(({ interval: [low, high] }) =>
    low >= AS_GOOD_AS_ONE[0] && high <= AS_GOOD_AS_ONE[1]
  );
  const several = known.length === 1
    ? ""
    : `, the clearest of ${formatCounted(known.length, "comparison")}`;
  return {
    verdict: p < 0.05 ? "supported" : isAlike ? "not supported" : "cannot tell",
    reason: `${clearest.to} takes ${timesWithin(clearest)} what ${clearest.from} takes in ` +
      `the same set-up${several}.`,
    p,
  };
}
