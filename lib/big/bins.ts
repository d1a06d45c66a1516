import type { Dialect } from "./dialect.ts";

/** A rectangle of the plane and how many rows lie in it; upper edges belong to the next one. */
export type Bin = { x0: number; x1: number; y0: number; y1: number; n: number };

/** How an axis is cut into bins of equal width, on its own scale. */
export type Cut = { scale: "log" | "linear"; range: readonly [number, number]; count: number };

/** How many bins there are along x and along y. */
export const BINS = { x: 64, y: 44 } as const;

/** SQL for how far an axis reaches from its low end to its high one; 1 where all values are the same. */
export function reach({ double }: Dialect, low: string, high: string): string {
  return `COALESCE(NULLIF(CAST(${high} - ${low} AS ${double}), 0), 1)`;
}

/**
 * SQL for the number of a value's bin, from 0; the largest value belongs to the last bin.
 *
 * @param value, low, reach expressions on the scale on which the bins are equally wide
 */
export function place(
  { value, low, reach, count }: { value: string; low: string; reach: string; count: number },
): string {
  const cell = `CAST(FLOOR((${value} - ${low}) / ${reach} * ${count}) AS INTEGER)`;
  return `LEAST(${count - 1}, GREATEST(0, ${cell}))`;
}

/**
 * The bins of places and counts, in the units of x and y.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const cut = { scale: "log", range: [1, 100], count: 2 } as const;
 * const [bin] = binsOf([{ i: 1, j: 0, n: 7 }], { x: cut, y: cut });
 * assert.deepEqual(bin, { x0: 10, x1: 100, y0: 1, y1: 10, n: 7 });
 * ```
 */
export function binsOf(
  rows: readonly { i: number; j: number; n: number }[],
  { x, y }: { x: Cut; y: Cut },
): Bin[] {
  return rows.map(({ i, j, n }) => ({
    x0: edge(x, i),
    x1: edge(x, i + 1),
    y0: edge(y, j),
    y1: edge(y, j + 1),
    n,
  })).sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0);
}

/** Where a bin begins. */
function edge({ scale, range: [low, high], count }: Cut, index: number): number {
  if (index === 0) return low;
  if (index === count) return high;
  return scale === "log"
    ? low * (high / low) ** (index / count)
    : low + (high - low) * index / count;
}
