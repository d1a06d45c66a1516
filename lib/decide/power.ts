/**
 * Power of GPUs below the least load that was measured, in W: idle + (P − idle) · (1 − e^(−load)), P that
 * at the least load. An assumption; nobody measured it.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(powerBelow({ load: 0, idleWatts: 120, leastWatts: 486 }), 120);
 * assert.equal(powerBelow({ load: 0.3426, idleWatts: 120, leastWatts: 486.4 }).toFixed(1), "226.3");
 * ```
 */
export function powerBelow(
  { load, idleWatts, leastWatts }: { load: number; idleWatts: number; leastWatts: number },
): number {
  const idle = Math.min(idleWatts, leastWatts);
  return idle + (leastWatts - idle) * (1 - Math.exp(-load));
}
