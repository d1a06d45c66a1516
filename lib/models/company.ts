/**
 * Who serves an offer, directly or by way of Hugging Face, as one word: "HuggingFace (together)" and
 * "Together AI" are "together".
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(companyOf("HuggingFace (fireworks-ai)"), companyOf("Fireworks"));
 * ```
 */
export function companyOf(provider: string): string {
  return (/^HuggingFace \((.+)\)$/.exec(provider)?.[1] ?? provider).toLowerCase().split(/[\s-]/)[0];
}
