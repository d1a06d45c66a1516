import type { Point } from "./point.ts";

/**
 * Deals points into `count` folds of about equal size, at random but the same for the same seed and
 * whatever the order of the points. Points of one cluster go to one fold, so that a fit is never
 * tested on a model that it has seen. Returns the fold of each point, from 0.
 *
 * Clusters are put into order, shuffled (Fisher–Yates with mulberry32), then dealt, largest first, each
 * to the fold that holds the fewest points. There are fewer folds when there are fewer clusters.
 */
export function dealFolds(
  points: readonly Point[],
  count: number,
  seed: number,
): { folds: Uint8Array; count: number } {
  const groups = shuffle(groupsInOrder(points), mulberry32(seed))
    .sort((a, b) => b.length - a.length);
  const folds = new Uint8Array(points.length);
  const sizes = new Array<number>(Math.min(count, groups.length)).fill(0);
  for (const group of groups) {
    let fold = 0;
    for (let k = 1; k < sizes.length; k++) if (sizes[k] < sizes[fold]) fold = k;
    for (const i of group) folds[i] = fold;
    sizes[fold] += group.length;
  }
  return { folds, count: sizes.length };
}

/** Indexes of the points of each cluster, by cluster's name; points without one, by x and y, come first. */
function groupsInOrder(points: readonly Point[]): number[][] {
  const alone: number[] = [], clusters = new Map<string, number[]>();
  points.forEach(({ cluster }, i) => {
    const group = cluster === undefined ? alone : clusters.get(cluster);
    if (group) group.push(i);
    else clusters.set(cluster!, [i]);
  });
  alone.sort((i, j) => points[i].x - points[j].x || points[i].y - points[j].y);
  const named = [...clusters].sort(([a], [b]) => a < b ? -1 : 1);
  return [...alone.map((i) => [i]), ...named.map(([, group]) => group)];
}

/** Fisher–Yates, in place. */
function shuffle<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j], items[i]];
  }
  return items;
}

/** Tommy Ettinger's mulberry32: numbers from 0 to 1 from a 32-bit seed, the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), 1 | state);
    z = (z + Math.imul(z ^ (z >>> 7), 61 | z)) ^ z;
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
}
