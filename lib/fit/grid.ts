/**
 * Values of x from one end to the other, evenly spread on a scale; both ends are exact.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(grid([1, 100], { scale: "log", steps: 2 }), [1, 10, 100]);
 * ```
 */
export function grid(
  [from, to]: readonly [number, number],
  { scale, steps = 80 }: { scale: "log" | "linear"; steps?: number },
): number[] {
  return Array.from({ length: steps + 1 }, (_, i) => {
    if (i === 0 || i === steps) return i === 0 ? from : to;
    const share = i / steps;
    return scale === "log" ? from * (to / from) ** share : from + (to - from) * share;
  });
}
