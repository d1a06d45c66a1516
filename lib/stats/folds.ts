/** A fold for each row, from 0. */
export type Folds = { of: Uint8Array; count: number };

/** As usual; fewer where there are fewer clusters. */
const FOLDS = 10;

/**
 * Deals whole clusters into folds of about equal size, largest first, each to the fold that holds the
 * fewest rows: the same whatever the order of the rows, and a fit is never tested on a cluster that it
 * has seen.
 *
 * @param rank rows without clusters are dealt one by one in the order of these numbers.
 */
export function dealFolds(clusters: readonly string[] | null, rank: ArrayLike<number>[]): Folds {
  const n = rank[0].length, groups = new Map<string, number[]>();
  const inOrder = Array.from({ length: n }, (_, i) => i).sort((i, j) => {
    const by = rank.find((values) => values[i] !== values[j]);
    return by ? by[i] - by[j] : 0;
  });
  inOrder.forEach((i, place) => {
    const name = clusters === null ? String(place).padStart(9, "0") : clusters[i];
    const group = groups.get(name);
    if (group) group.push(i);
    else groups.set(name, [i]);
  });
  const dealt = [...groups].sort(([a, one], [b, other]) =>
    other.length - one.length || (a < b ? -1 : 1)
  );
  const of = new Uint8Array(n), sizes = new Array<number>(Math.min(FOLDS, groups.size)).fill(0);
  for (const [, group] of dealt) {
    const fold = sizes.indexOf(Math.min(...sizes));
    for (const i of group) of[i] = fold;
    sizes[fold] += group.length;
  }
  return { of, count: sizes.length };
}
