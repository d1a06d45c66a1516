import { takes } from "../read/said.ts";
import { factor } from "../stats/at.ts";
import { classRatio } from "../stats/class_ratio.ts";
import { checkCall, extentOf, numbersOf, textsOf } from "../stats/columns.ts";
import { FEWEST, fewWords, tooFew } from "../stats/enough.ts";
import type { Fit } from "../stats/fit.ts";
import type { PairedRatio } from "../stats/paired_ratios.ts";
import { fieldWords } from "./field_words.ts";
import { ALMOST_PROPORTIONAL } from "./fit_verdicts.ts";
import { timesWithin } from "./numbers.ts";
import { formatParams } from "./quantity.ts";
import { cannotTell, type Judged, judged } from "./verdict.ts";

/**
 * "Small models take less": supported where the ratio of small to large is below 1 with its whole
 * interval, not supported where it is above; with fewer than five clusters in a class it cannot tell,
 * and without any model in one there are no such rows.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [{ base: "a", paramsB: 8, whPerAnswer: 1 }, { base: "b", paramsB: 70, whPerAnswer: 9 }];
 * assert.equal(smaller(rows, { y: "whPerAnswer", limitB: 7, cluster: "base" }).verdict, "no such rows");
 * ```
 * @param options a small model has at most `limitB` billion parameters, of which `x` is the column.
 * @throws {TypeError} {RangeError} as `powerLaw`.
 */
export function smaller(
  rows: readonly object[],
  options: { y: string; limitB: number; cluster: string; x?: string },
): Judged {
  const call = 'lm.smaller(rows, { y: "kWhPerMillionTokens", limitB: 7, cluster: "base" })';
  const known = { y: "column", cluster: "column", limitB: "number", x: "column?" };
  checkCall(rows, options, known, call);
  const { y, limitB, cluster, x = "paramsB" } = options;
  takes(limitB > 0 && limitB < Infinity, "smaller", "a `limitB` above 0", limitB, call);
  if (rows.length === 0) return judged("no such rows", "There are no rows");
  const sizes = numbersOf(rows, x), clusters = textsOf(rows, cluster), limit = formatParams(limitB);
  const [least, most] = extentOf(rows, x);
  if (least > limitB || most <= limitB) {
    const missing = least > limitB
      ? `${limit} or less; the smallest has ${formatParams(least)}`
      : `more than ${limit}; the largest has ${formatParams(most)}`;
    return judged("no such rows", `No model here has ${missing}`);
  }
  const clustersWhere = (small: boolean) =>
    new Set(clusters.filter((_, i) => (sizes[i] <= limitB) === small)).size;
  const [small, large] = [clustersWhere(true), clustersWhere(false)];
  if (small < FEWEST) return cannotTell(fewWords(small, [cluster], `with ${limit} or less`));
  if (large < FEWEST) return cannotTell(fewWords(large, [cluster], `with more than ${limit}`));
  const isSmall = (row: object) => (row as Record<string, number>)[x] <= limitB;
  const { ratio } = classRatio(rows, { y, small: isSmall, cluster }), [low, high] = ratio.interval;
  const reason = `Up to ${limit}, the geometric mean of the ${fieldWords(y)} is ` +
    `${timesWithin(ratio)} that of larger models`;
  if (high < 1) return judged("supported", reason, ratio.p);
  return low > 1
    ? judged("not supported", reason, ratio.p)
    : judged("cannot tell", `${reason}, an interval that includes no difference`, ratio.p);
}

/**
 * "It depends on the hardware": supported where one group takes more or less than another in the same
 * set-up, or where their ratio changes along a quantity such as the load, with a p that allows for the
 * number of comparisons (Holm 1979: the clearest alone decides, its p times their number); not
 * supported where every ratio lies within 0.8 to 1.25 with its whole interval; else it cannot tell.
 * Comparisons of fewer than 5 clusters do not count.
 *
 * @param ratios what `lm.pairedRatios` gives, of one load or one list for all loads.
 * @param options.trend a power law of the ratio along a quantity, each row one pair, with the set-up as a
 *   group: set-ups that were measured at few loads would else be taken for an effect of the load.
 */
export function differ(ratios: readonly PairedRatio[], options: { trend?: Fit } = {}): Judged {
  const isList = Array.isArray(ratios) && ratios.every((one) => typeof one?.from === "string");
  const asked =
    '{ y: "kWhPerMillionTokens", by: "hardware", same: ["model", "task"], cluster: "base" }';
  const call = `lm.differ(lm.pairedRatios(rows, ${asked}))`;
  takes(isList, "differ", "what lm.pairedRatios gives", ratios, call);
  const most = Math.max(0, ...ratios.map(({ clusters }) => clusters));
  if (most === 0) {
    const why = "Nothing was measured in two of these groups under the same set-up";
    return judged("no such rows", why);
  }
  const known = ratios.filter((one) => tooFew(one) === null), trend = options?.trend;
  if (known.length === 0) return cannotTell(fewWords(most, undefined, "with rows in both groups"));
  const tests = known.map((one) => ({
    p: one.p,
    words: `${one.to} takes ${timesWithin(one)} what ${one.from} takes in the same set-up`,
  }));
  if (trend && tooFew(trend) === null) {
    const tenfold = factor(trend, trend.x[0], 10);
    const words = `With ten times the ${fieldWords(trend.x[0])} in the same set-up, the ` +
      `${fieldWords(trend.y)} is ${timesWithin(tenfold)} what it was`;
    tests.push({ p: tenfold.p, words });
  }
  const clearest = tests.reduce((a, b) => b.p < a.p ? b : a);
  const p = Math.min(1, clearest.p * tests.length);
  const isAlike = known.every(({ interval: [low, high] }) =>
    low >= ALMOST_PROPORTIONAL[0] && high <= ALMOST_PROPORTIONAL[1]
  );
  const verdict = p < 0.05 ? "supported" : isAlike ? "not supported" : "cannot tell";
  const among = tests.length === 1
    ? ""
    : verdict === "cannot tell"
    ? `, which may be chance among ${tests.length} comparisons`
    : `, the clearest of ${tests.length} comparisons`;
  return judged(verdict, clearest.words + among, p);
}
