import { type LeftOut, tally } from "../read/left_out.ts";

/** Models that judge or translate what others write; their prices say nothing of writing. */
const OTHERS = /guard|moderation|content-safety|m2m100/i;

/**
 * The rows of models that write text of their own, and how many others were left out, by name.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows, leftOut } = thatWrite([{ model: "llama-guard-3-8b" }, { model: "llama-3-8b" }]);
 * assert.deepEqual(rows, [{ model: "llama-3-8b" }]);
 * assert.deepEqual(leftOut, [{ why: "it judges or translates text: no model that writes", count: 1 }]);
 * ```
 */
export function thatWrite<Row extends { model: string }>(
  all: readonly Row[],
): { rows: Row[]; leftOut: LeftOut[] } {
  const leftOut = tally(), rows = all.filter(({ model }) => !OTHERS.test(model));
  const others = all.length - rows.length;
  if (others > 0) leftOut.add("it judges or translates text: no model that writes", others);
  return { rows, leftOut: leftOut.list() };
}
