import type { Axis } from "./axes.ts";
import type { Domain } from "./axis.ts";

/**
 * Where a value lies along an axis: 0 at its low end, 1 at its high end.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(axisShare(10, { label: "", scale: "log", domain: [1, 100] }), 0.5);
 * ```
 */
export function axisShare(value: number, { scale, domain }: Axis & { domain: Domain }): number {
  const [low, high] = domain;
  return scale === "log"
    ? Math.log(value / low) / Math.log(high / low)
    : (value - low) / (high - low);
}
