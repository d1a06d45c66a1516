import type { Point } from "./point.ts";
import { seededRandom } from "./random.ts";

/** The fold of each point, from 0, and how many folds there are. */
export type Deal = { folds: Uint8Array; count: number };

/**
 * Deals points `times` times into `count` folds of about equal size, at random but the same for the
 * same seed and whatever the order of the points; each deal has its own seed, from `seed` upwards.
 * Points of one cluster go to one fold, so that a fit is never tested on a model that it has seen.
 *
 * Clusters are put into order, shuffled (Fisher–Yates with mulberry32), then dealt, largest first, each
 * to the fold that holds the fewest points. There are fewer folds when there are fewer clusters.
 */
export function dealRepeatedly(
  points: readonly Point[],
  count: number,
  { seed, times }: { seed: number; times: number },
): Deal[] {
  const groups = groupsInOrder(points);
  return Array.from(
    { length: times },
    (_, i) => deal(groups, points.length, { count, seed: seed + i }),
  );
}

function deal(
  inOrder: readonly number[][],
  points: number,
  { count, seed }: { count: number; seed: number },
): Deal {
  const groups = shuffle([...inOrder], seededRandom(seed)).sort((a, b) => b.length - a.length);
  const folds = new Uint8Array(points);
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
  const names = [...clusters.keys()].sort();
  return [...alone.map((i) => [i]), ...names.map((name) => clusters.get(name)!)];
}

/** Fisher–Yates, in place. */
function shuffle<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j], items[i]];
  }
  return items;
}
