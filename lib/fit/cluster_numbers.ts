import { TooFewError } from "../filter/too_few_error.ts";

/** Which cluster each row is in, counted from 0 by first appearance, and how many there are. */
export type ClusterNumbers = { of: Int32Array; count: number };

/** A row may be in clusters of two kinds at once. */
type Clustered = { readonly cluster?: string; readonly second?: string };

/** Rows keep their clusters, so that several fits of the same rows number them once. */
const known = { cluster: cache(), second: cache(), pair: cache() };

function cache() {
  return new WeakMap<readonly object[], ClusterNumbers>();
}

/**
 * Numbers the clusters of rows.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { of, count } = clusterNumbers([{ cluster: "b" }, { cluster: "a" }, { cluster: "b" }]);
 * assert.deepEqual([[...of], count], [[0, 1, 0], 2]);
 * ```
 * @throws {TypeError} when a row has no cluster.
 * @throws {TooFewError} with 1 cluster.
 */
export function clusterNumbers(
  rows: readonly Clustered[],
  /** What an error calls a row. */
  what: "point" | "row" = "point",
  kind: "cluster" | "second" = "cluster",
): ClusterNumbers {
  return once(known[kind], rows, () => {
    const found = numbered(rows.length, (i) => {
      const cluster = rows[i][kind];
      if (cluster !== undefined) return cluster;
      throw new TypeError(
        `Cannot compute cluster errors: ${what} ${i + 1} has no ${
          kind === "cluster" ? "cluster" : "second cluster"
        }; give each ${what} one, or use errors: "HC3"`,
      );
    });
    if (found.count >= 2) return found;
    throw new TooFewError(
      `Cannot compute cluster errors: ${rows.length} ${what}s are in 1 cluster ` +
        `(${rows[0][kind]}), need 2; use errors: "HC3" or widen the filter`,
    );
  });
}

/** Numbers the pairs of both kinds of clusters. */
export function pairNumbers(rows: readonly Clustered[]): ClusterNumbers {
  return once(known.pair, rows, () => {
    const one = clusterNumbers(rows, "row"), other = clusterNumbers(rows, "row", "second");
    return numbered(rows.length, (i) => one.of[i] * other.count + other.of[i]);
  });
}

/** Numbers keys by first appearance. */
function numbered(n: number, keyOf: (i: number) => string | number): ClusterNumbers {
  const numbers = new Map<string | number, number>(), of = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const key = keyOf(i);
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, number = numbers.size);
    of[i] = number;
  }
  return { of, count: numbers.size };
}

function once(
  cached: ReturnType<typeof cache>,
  rows: readonly object[],
  make: () => ClusterNumbers,
): ClusterNumbers {
  const before = cached.get(rows);
  if (before !== undefined) return before;
  const made = make();
  cached.set(rows, made);
  return made;
}
