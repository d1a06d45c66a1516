import { checkFresh } from "../settings/fresh.ts";
import { checkOptions, checkRows, listOf, type Names, numbersOf, textsOf } from "./columns.ts";
import { type Estimate, estimateOf, times10, UNKNOWN } from "./estimate.ts";

/**
 * How many times y of one group, `to`, is that of another, `from`, from pairs alike in all else; all
 * numbers are NaN where there are too few pairs.
 */
export type PairedRatio = Estimate & {
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
  checkFresh(rows);
  checkRows(rows, call);
  checkOptions(options, { needed: ["y", "by", "same"], others: ["from", "to", "cluster"] }, call);
  if (rows.length === 0) {
    const { from, to } = options;
    return to === undefined ? [] : [ratioOf({ from: String(from), to: String(to) }, [])];
  }
  const logs = numbersOf(rows, options.y, { positive: true }).map(Math.log10);
  const groups = textsOf(rows, options.by), keys = keysOf(rows, listOf(options.same));
  const clusters = options.cluster === undefined ? keys : textsOf(rows, options.cluster);
  const levels = [...new Set(groups)].sort(), from = String(options.from ?? levels[0]);
  const means = meansOf(logs, groups, keys);
  const clusterOf = new Map(keys.map((key, i) => [key, clusters[i]]));
  const others = levels.filter((level) => level !== from);
  return (options.to === undefined ? others : [String(options.to)]).map((to) => {
    const pairs = new Map<string, number[]>();
    for (const [key, mean] of means.get(to) ?? []) {
      const other = means.get(from)?.get(key);
      if (other !== undefined) push(pairs, clusterOf.get(key)!, mean - other);
    }
    return ratioOf({ from, to }, [...pairs.values()]);
  });
}

/** One text for all columns that must be the same. */
function keysOf(rows: readonly object[], same: readonly string[]): string[] {
  const columns = same.map((name) => textsOf(rows, name));
  return rows.map((_, i) => JSON.stringify(columns.map((column) => column[i])));
}

/** The mean of each key in each group. */
function meansOf(
  values: Float64Array,
  groups: readonly string[],
  keys: readonly string[],
): Map<string, Map<string, number>> {
  const lists = new Map<string, Map<string, number[]>>();
  values.forEach((value, i) => {
    if (!lists.has(groups[i])) lists.set(groups[i], new Map());
    push(lists.get(groups[i])!, keys[i], value);
  });
  return new Map(
    [...lists].map(([group, byKey]) => [
      group,
      new Map([...byKey].map(([key, list]) => [key, meanOf(list)])),
    ]),
  );
}

/** The mean over clusters of log ratios, as a ratio. */
function ratioOf(
  names: { from: string; to: string },
  pairs: readonly number[][],
): PairedRatio {
  const n = pairs.flat().length, clusters = pairs.length, counted = { ...names, n, clusters };
  if (clusters < 2) {
    return {
      ...counted,
      ...UNKNOWN,
      why: n === 0 ? "no pair is the same in all else" : "all pairs are of one cluster, need 2",
    };
  }
  const each = pairs.map(meanOf), mean = meanOf(each);
  const variance = each.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (clusters - 1);
  const error = Math.sqrt(variance / clusters);
  return { ...counted, ...times10(estimateOf(mean, error, clusters - 1)), why: null };
}

function push(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
