import { mean, sampleVariance } from "simple-statistics";
import { checkCall, listOf, type Names, numbersOf, textsOf } from "./columns.ts";
import { type Estimate, estimateOf, times10, unknown } from "./estimate.ts";

/**
 * How many times y of one group, `to`, is that of another, `from`, from pairs alike in all else; all
 * numbers are NaN where there are too few pairs.
 */
export type PairedRatio = Omit<Estimate, "why"> & {
  from: string;
  to: string;
  /** Pairs. */
  n: number;
  /** Clusters that the pairs belong to: what the interval rests on. */
  clusters: number;
  /** Why there is no ratio; null where there is one. */
  why: string | null;
};

/**
 * Compares each group with one of them, row by row with those that are the same in given columns, so
 * that a group of larger models does not look more expensive for that alone. Several rows of one key
 * and group are averaged first. All averages are of logarithms, so that half and double cancel; the
 * ratio is the geometric mean over clusters of pairs, with the t interval of the clusters' means.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = ["a", "b"].flatMap((model) => [
 *   { model, quantization: "none", kWh: 4 }, { model, quantization: "GPTQ", kWh: 20 }]);
 * const [{ from, to, n, estimate }] = pairedRatios(rows,
 *   { y: "kWh", by: "quantization", from: "none", same: "model" });
 * assert.deepEqual([from, to, n, estimate.toFixed(9)], ["none", "GPTQ", 2, "5.000000000"]);
 * ```
 * @param options.from the group that others are compared with; without it, the first in alphabetical order.
 * @param options.to the one group to compare with it; all others without it.
 * @param options.cluster pairs of one cluster are averaged first; without it, each pair is its own.
 * @throws {TypeError} {RangeError} as `powerLaw`.
 */
export function pairedRatios(
  rows: readonly object[],
  options: {
    y: string;
    by: string;
    same: Names;
    from?: string | number;
    to?: string | number;
    cluster?: string;
  },
): PairedRatio[] {
  const call = 'lm.pairedRatios(rows, { y: "kWhPerMillionTokens", by: "hardware", ' +
    'same: ["model", "task"], cluster: "base" })';
  const takes = { needed: ["y", "by", "same"], others: ["from", "to", "cluster"] };
  checkCall(rows, options, { ...takes, lists: ["same"] }, call);
  const { y, by, same, cluster, to } = options, none = rows.length === 0;
  const logs = none ? [] : numbersOf(rows, y, { positive: true }).map(Math.log10);
  const groups = none ? [] : textsOf(rows, by);
  const sames = none ? [] : listOf(same).map((name) => textsOf(rows, name));
  const keys = rows.map((_, i) => JSON.stringify(sames.map((column) => column[i])));
  const clusters = none || cluster === undefined ? keys : textsOf(rows, cluster);
  const clusterOf = new Map(keys.map((key, i) => [key, clusters[i]]));

  const levels = [...new Set(groups)].sort(), from = String(options.from ?? levels[0]);
  const others = to === undefined ? levels.filter((level) => level !== from) : [String(to)];
  const means = meansBy(rows.keys(), (i) => groups[i], (i) => keys[i], (i) => logs[i]);
  return others.map((other) => {
    const [one, base] = [means.get(other), means.get(from)];
    const pairs = [...one ?? []].filter(([key]) => base?.has(key));
    const difference = ([key, log]: [string, number]) => log - base!.get(key)!;
    const each = meansBy(pairs, () => "", ([key]) => clusterOf.get(key)!, difference).get("");
    return ratioOf({ from, to: other, n: pairs.length }, [...each?.values() ?? []]);
  });
}

/** The means of values by group and key. */
function meansBy<Item>(
  items: Iterable<Item>,
  groupOf: (item: Item) => string,
  keyOf: (item: Item) => string,
  valueOf: (item: Item) => number,
): Map<string, Map<string, number>> {
  const meansOf = (own: Item[]) =>
    [...Map.groupBy(own, keyOf)]
      .map(([key, each]): [string, number] => [key, mean(each.map(valueOf))]);
  return new Map(
    [...Map.groupBy(items, groupOf)].map(([group, own]) => [group, new Map(meansOf(own))]),
  );
}

/** The mean over clusters of log ratios, as a ratio. */
function ratioOf(
  pairs: { from: string; to: string; n: number },
  logs: readonly number[],
): PairedRatio {
  const counted = { ...pairs, clusters: logs.length };
  if (logs.length < 2) {
    const why = pairs.n === 0
      ? "no pair is the same in all else"
      : "all pairs are of one cluster, need 2";
    return { ...counted, ...unknown(why), why };
  }
  const error = Math.sqrt(sampleVariance([...logs]) / logs.length);
  return { ...counted, ...times10(estimateOf(mean([...logs]), error, logs.length - 1)), why: null };
}
