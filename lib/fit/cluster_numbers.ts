/** Which cluster each row is in, counted from 0 by first appearance, and how many there are. */
export type ClusterNumbers = { of: Int32Array; count: number };

/** Rows keep their clusters, so that several fits of the same rows number them once. */
const known = new WeakMap<readonly object[], ClusterNumbers>();

/**
 * Numbers the clusters of rows.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { of, count } = clusterNumbers([{ cluster: "b" }, { cluster: "a" }, { cluster: "b" }]);
 * assert.deepEqual([[...of], count], [[0, 1, 0], 2]);
 * ```
 * @throws {TypeError} when a row has no cluster.
 */
export function clusterNumbers(
  rows: readonly { readonly cluster?: string }[],
  /** What an error calls a row. */
  what: "point" | "row" = "point",
): ClusterNumbers {
  const before = known.get(rows);
  if (before !== undefined) return before;
  const numbers = new Map<string, number>(), of = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const { cluster } = rows[i];
    if (cluster === undefined) {
      throw new TypeError(
        `Cannot compute cluster errors: ${what} ${i + 1} has no cluster; give each ${what} one, ` +
          `or use errors: "HC3"`,
      );
    }
    let number = numbers.get(cluster);
    if (number === undefined) numbers.set(cluster, number = numbers.size);
    of[i] = number;
  }
  const found = { of, count: numbers.size };
  known.set(rows, found);
  return found;
}
