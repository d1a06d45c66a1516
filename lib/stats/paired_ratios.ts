// @ts-types="@types/d3-array"
import { rollup } from "d3-array";
import { mean, sampleVariance } from "simple-statistics";
import { checkCall, listOf, type Names, numbersOf, textsOf } from "./columns.ts";
import { estimateOf, times10, unknown } from "./estimate.ts";

/** How many times y of one group is that of another, from n pairs in so many clusters; NaN of too few. */
export type PairedRatio = ReturnType<typeof ratioOf>;

/**
 * Compares each group with one of them in rows that are the same in given columns, so that a group of
 * larger models does not look more expensive for that alone. The ratio is the geometric mean over
 * clusters of pairs, with the t interval of the clusters' means; rows of one pair are averaged first.
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
  /** The mean logarithm of each key in a group. */
  const meansOf = (group: string) =>
    rollup(byGroup.get(group) ?? [], (own) => mean(own.map((i) => logs[i])), (i) => keys[i]);
  const base = meansOf(from);
  const others = to === undefined ? levels.filter((level) => level !== from) : [String(to)];
  return others.map((other) => {
    const pairs = [...meansOf(other)].filter(([key]) => base.has(key));
    const ratios = rollup(
      pairs,
      (own) => mean(own.map(([key, log]) => log - base.get(key)!)),
      ([key]) => clusterOf.get(key)!,
    );
    return ratioOf({ from, to: other, n: pairs.length }, [...ratios.values()]);
  });
}

/** The mean over clusters of log ratios, as a ratio. */
function ratioOf(pairs: { from: string; to: string; n: number }, logs: number[]) {
  const counted = { ...pairs, clusters: logs.length };
  if (logs.length < 2) {
    const why = pairs.n === 0
      ? "no pair is the same in all else"
      : "all pairs are of one cluster, need 2";
    return { ...counted, ...unknown(why) };
  }
  const error = Math.sqrt(sampleVariance(logs) / logs.length);
  return { ...counted, ...times10(estimateOf(mean(logs), error, logs.length - 1)) };
}
