/** A small language model or a large one. */
export type SizeClass = "SLM" | "LLM";

/** The limit of the study: a small language model has at most 7 billion parameters. */
export const SLM_LIMIT_B = 7;

/**
 * The size class of a model: `SLM` up to and including the limit (billions of parameters).
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(sizeClass(7), "SLM");
 * assert.equal(sizeClass(7.24), "LLM");
 * assert.equal(sizeClass(7.24, 8), "SLM");
 * ```
 */
export function sizeClass(
  paramsB: number,
  slmLimitB: number = SLM_LIMIT_B,
): SizeClass {
  return paramsB <= slmLimitB ? "SLM" : "LLM";
}
