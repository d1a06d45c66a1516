import { mean, sampleVariance } from "simple-statistics";
import { checkCall, listOf, type Names, numbersOf, textsOf } from "./columns.ts";
import { type Estimate, estimateOf, times10, unknown } from "./estimate.ts";

/** How many times y of one group is that of another, from n pairs alike in all else; NaN of too few. */
export type PairedRatio = Omit<Estimate, "why"> & {
  from: string;
  to: string;
  n: number;
  /** Clusters that the pairs belong to: what the interval rests on. */
  clusters: number;
  /** Why there is no ratio; null where there is one. */
  why: string | null;
};

/**
 * Compares each group with one of them, row by row with those that are the same in given columns, so
 * that a group of larger models does not look more expensive for that alone. Several rows of one key
 * and group are averaged first; all averages are of logarithms, so that half and double cancel. The
 * ratio is the geometric mean over clusters of pairs, with the t interval of the clusters' means.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = ["a", "b"].flatMap((model) => [
 *   { model, quantization: "none", kWh: 4 }, { model, quantization: "GPTQ", kWh: 20 }]);
 * const [gptq] = pairedRatios(rows, { y: "kWh", by: "quantization", from: "none", same: "model" });
 * assert.deepEqual([gptq.to, gptq.n, gptq.estimate.toFixed(9)], ["GPTQ", 2, "5.000000000"]);
 * ```
 * @param options.from the group that others (or `to` alone) are compared with, by default the first.
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
  checkCall(
    rows,
    options,
    { y: "column", by: "column", same: "columns", cluster: "column?", from: "level", to: "level" },
    'lm.pairedRatios(rows, { y: "kWhPerMillionTokens", by: "hardware", ' +
      'same: ["model", "task"], cluster: "base" })',
  );
  const { y, by, same, cluster, to } = options;
  const logs = numbersOf(rows, y, true), groups = textsOf(rows, by);
  const sames = listOf(same).map((name) => textsOf(rows, name));
  const keys = rows.map((_, i) => JSON.stringify(sames.map((column) => column[i])));
  const clusters = cluster === undefined ? keys : textsOf(rows, cluster);
  const clusterOf = new Map(keys.map((key, i) => [key, clusters[i]]));

  const byGroup = Map.groupBy(rows.keys(), (i) => groups[i]), levels = [...byGroup.keys()].sort();
  const from = String(options.from ?? levels[0]);
  const logsOf = (group: string) =>
    meansBy(byGroup.get(group) ?? [], (i) => keys[i], (i) => logs[i]);
  const base = logsOf(from);
  const others = to === undefined ? levels.filter((level) => level !== from) : [String(to)];
  return others.map((other) => {
    const pairs = [...logsOf(other)].filter(([key]) => base.has(key));
    const ratios = meansBy(
      pairs,
      ([key]) => clusterOf.get(key)!,
      ([key, log]) => log - base.get(key)!,
    );
    return ratioOf({ from, to: other, n: pairs.length }, [...ratios.values()]);
  });
}

/** The means of values by key. */
function meansBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  valueOf: (item: Item) => number,
): Map<string, number> {
  const groups = Map.groupBy(items, keyOf);
  return new Map([...groups].map(([key, own]) => [key, mean(own.map(valueOf))]));
}

/** The mean over clusters of log ratios, as a ratio. */
function ratioOf(
  pairs: { from: string; to: string; n: number },
  logs: number[],
): PairedRatio {
  const counted = { ...pairs, clusters: logs.length };
  if (logs.length < 2) {
    const why = pairs.n === 0
      ? "no pair is the same in all else"
      : "all pairs are of one cluster, need 2";
    return { ...counted, ...unknown(why), why };
  }
  const error = Math.sqrt(sampleVariance(logs) / logs.length);
  return { ...counted, ...times10(estimateOf(mean(logs), error, logs.length - 1)), why: null };
}
