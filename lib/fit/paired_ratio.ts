import { TooFewError } from "../filter/too_few_error.ts";
import { type Average, average as averageOf } from "./averages.ts";
import { tQuantile } from "./distributions.ts";

/** One key measured in both groups: same model on the same hardware, say. */
export type Pair = {
  key: string;
  ratio: number;
  value: number;
  nValue: number;
  baseline: number;
  nBaseline: number;
};

/** How many times the baseline a group costs, from pairs that share a key. */
export type PairedRatio = {
  group: string;
  baseline: string;
  /** Number of pairs. */
  n: number;
  /** Number of clusters that the pairs belong to: what the interval rests on. */
  clusters: number;
  /** Geometric mean of the pairs' ratios, or of the clusters'. */
  ratio: number;
  /** t interval of the mean log ratio, transformed back; null for a single pair. */
  interval: [number, number] | null;
  level: number;
  /** Keys of the group that the baseline lacks: they enter nothing. */
  unpaired: number;
  /** Sorted by key. */
  pairs: Pair[];
};

/**
 * Compares each group with a baseline within the same key, so that a group made
 * up of larger models does not look dearer for that alone. Several rows of one
 * key and group are averaged first. The ratios are averaged as logarithms: half
 * and double then cancel. The interval takes the pairs, not the rows, as
 * independent. Groups come sorted by name; one without any pair has no entry.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [
 *   { model: "m", quantization: "none", kWh: 4 },
 *   { model: "m", quantization: "GPTQ", kWh: 20 },
 * ];
 * const [gptq] = pairedRatios(rows, {
 *   key: (row) => row.model,
 *   group: (row) => row.quantization,
 *   baseline: "none",
 *   value: (row) => row.kWh,
 * });
 * assert.equal(gptq.ratio.toFixed(9), "5.000000000");
 * ```
 * @throws {RangeError} when a value is not above zero, or no row is a baseline.
 */
export function pairedRatios<Row>(
  rows: readonly Row[],
  { key, group, baseline, value, cluster = (key) => key, average = "geometric mean", level = 0.95 }:
    {
      key: (row: Row) => string;
      group: (row: Row) => string;
      baseline: string;
      value: (row: Row) => number;
      /** What a key belongs to, such as its model: pairs of one cluster are averaged first. */
      cluster?: (key: string) => string;
      average?: Average;
      level?: number;
    },
): PairedRatio[] {
  const groups = new Map<string, Map<string, number[]>>();
  rows.forEach((row, index) => {
    const y = value(row);
    if (!(y > 0 && Number.isFinite(y))) {
      throw new RangeError(
        `Cannot take ratios: the value of row ${index + 1} is ${y}, need a number above 0; ` +
          "leave that row out",
      );
    }
    const byKey = within(groups, group(row), () => new Map<string, number[]>());
    within(byKey, key(row), () => []).push(y);
  });
  const base = groups.get(baseline);
  if (!base) {
    throw new TooFewError(
      `Cannot take ratios: 0 of ${rows.length} rows are in the baseline "${baseline}", need 1; ` +
        "widen the filter or choose another baseline",
    );
  }
  return [...groups]
    .filter(([name]) => name !== baseline)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, byKey]) => ({
      group: name,
      baseline,
      unpaired: [...byKey.keys()].filter((k) => !base.has(k)).length,
      pairs: pairUp(byKey, base, average),
    }))
    .filter(({ pairs }) => pairs.length > 0)
    .map(({ pairs, ...rest }) => ({
      ...rest,
      n: pairs.length,
      clusters: new Set(pairs.map(({ key }) => cluster(key))).size,
      ...meanRatio(ofClusters(pairs, cluster), level),
      level,
      pairs,
    }));
}

/** The entry of a map, made when missing. */
function within<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, value = make());
  return value;
}

/** The keys that both groups have, with their averages and ratio, sorted by key. */
function pairUp(
  byKey: Map<string, number[]>,
  base: Map<string, number[]>,
  kind: Average,
): Pair[] {
  const pairs: Pair[] = [];
  for (const [key, values] of byKey) {
    const others = base.get(key);
    if (!others) continue;
    const value = averageOf(values, kind), baseline = averageOf(others, kind);
    pairs.push({
      key,
      ratio: value / baseline,
      value,
      nValue: values.length,
      baseline,
      nBaseline: others.length,
    });
  }
  return pairs.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The geometric mean ratio of each cluster of pairs. */
function ofClusters(pairs: readonly Pair[], cluster: (key: string) => string): number[] {
  const ratios = new Map<string, number[]>();
  for (const { key, ratio } of pairs) within(ratios, cluster(key), () => []).push(ratio);
  return [...ratios.values()].map((each) => averageOf(each, "geometric mean"));
}

/** Geometric mean of ratios with the t interval of the mean of their logarithms. */
function meanRatio(
  ratios: number[],
  level: number,
): { ratio: number; interval: [number, number] | null } {
  const n = ratios.length, logs = ratios.map(Math.log);
  const mean = logs.reduce((sum, l) => sum + l, 0) / n;
  if (n < 2) return { ratio: Math.exp(mean), interval: null };
  const squares = logs.reduce((sum, l) => sum + (l - mean) ** 2, 0);
  const half = tQuantile((1 + level) / 2, n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { ratio: Math.exp(mean), interval: [Math.exp(mean - half), Math.exp(mean + half)] };
}
