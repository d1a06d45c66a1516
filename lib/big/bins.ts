import type { Named } from "./result.ts";
import { BINS } from "./script.ts";

/** A rectangle of the plane and how many rows lie in it; upper edges belong to the next one. */
export type Bin = { x0: number; x1: number; y0: number; y1: number; n: number };

/**
 * The bins of places and counts, in the units of x and y.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const ranges = { low_x1: 1, high_x1: 2 ** 64, low_y: 0, high_y: 44 };
 * const [bin] = binsOf([{ i: 1, j: 0, n: 7 }], "log", { ...ranges, low_y: 1, high_y: 2 ** 44 });
 * assert.deepEqual(bin, { x0: 2, x1: 4, y0: 1, y1: 2, n: 7 });
 * ```
 */
export function binsOf(
  rows: readonly { i: number; j: number; n: number }[],
  scale: "log" | "linear",
  ranges: Named,
): Bin[] {
  const edge = (name: string, index: number, count: number) => {
    const low = ranges[`low_${name}`], high = ranges[`high_${name}`];
    if (index === 0) return low;
    if (index === count) return high;
    return scale === "log"
      ? low * (high / low) ** (index / count)
      : low + (high - low) * index / count;
  };
  return rows.map(({ i, j, n }) => ({
    x0: edge("x1", i, BINS.x),
    x1: edge("x1", i + 1, BINS.x),
    y0: edge("y", j, BINS.y),
    y1: edge("y", j + 1, BINS.y),
    n,
  })).sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0);
}
