/**
 * Which items are not beaten on both axes: the Pareto frontier of a cost (less
 * is better) and a benefit (more is better). Item A is beaten when another item
 * costs no more and brings no less, and is strictly better on one of the two.
 * Items that tie on both axes do not beat each other: all of them stay.
 *
 * Returns indices into `items`, sorted by cost, ties in their given order.
 * O(n log n), after Kung, Luccio and Preparata (1975), J. ACM 22, 469.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const models = [
 *   { kg: 5, score: 40 },
 *   { kg: 1, score: 20 },
 *   { kg: 6, score: 30 }, // beaten by the first
 * ];
 * assert.deepEqual(
 *   frontier(models, { cost: (m) => m.kg, benefit: (m) => m.score }),
 *   [1, 0],
 * );
 * ```
 * @throws {RangeError} when a cost or a benefit is not a finite number.
 */
export function frontier<Item>(
  items: readonly Item[],
  { cost, benefit }: { cost: (item: Item) => number; benefit: (item: Item) => number },
): number[] {
  const points = items.map((item, index) => ({ index, cost: cost(item), benefit: benefit(item) }));
  for (const p of points) {
    for (const axis of ["cost", "benefit"] as const) {
      if (!Number.isFinite(p[axis])) {
        throw new RangeError(
          `Cannot find the frontier: the ${axis} of item ${p.index + 1} is ${p[axis]}, ` +
            "need a finite number; leave that row out",
        );
      }
    }
  }
  points.sort((a, b) => a.cost - b.cost || b.benefit - a.benefit || a.index - b.index);
  let last: { cost: number; benefit: number } | undefined; // best benefit so far, at its least cost
  return points.filter((p) => {
    if (last && p.benefit <= last.benefit) {
      return p.benefit === last.benefit && p.cost === last.cost;
    }
    last = p;
    return true;
  }).map((p) => p.index);
}
