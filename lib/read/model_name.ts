/**
 * A model's name without the organisation or account that publishes it: what stands behind the last slash.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(withoutOrganisation("Qwen/Qwen2.5-VL-72B"), "Qwen2.5-VL-72B");
 * assert.equal(withoutOrganisation("gpt2"), "gpt2");
 * ```
 */
export function withoutOrganisation(model: string): string {
  return model.slice(model.lastIndexOf("/") + 1);
}

/**
 * The name of a model without who made or sells it, so that the offers of several providers can be told
 * to be of one model: in lower case, words joined by hyphens, `2p5` as 2.5, without a version like
 * `-v1:0`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(bareModelName("us.meta.llama3-70b-instruct-v1:0"), "llama3-70b-instruct");
 * assert.equal(bareModelName("accounts/fireworks/models/qwen2p5-vl-72b"), "qwen2.5-vl-72b");
 * assert.equal(bareModelName("Qwen/Qwen2.5-VL-72B"), "qwen2.5-vl-72b");
 * ```
 */
export function bareModelName(model: string): string {
  const name = withoutOrganisation(model).toLowerCase()
    .replace(/^(?:[a-z][a-z0-9]*\.)+(?=[a-z])/, "").replace(/(?:-v?\d+)?:\d+$/, "")
    .replace(/(?<=\d)p(?=\d)/g, ".").replace(/^databricks-(?!dolly)/, "");
  return modelWords(name).join("-");
}

/** A name as its words and numbers; a decimal point stays in its number. */
export function modelWords(name: string): string[] {
  return name.toLowerCase().split(/[^a-z0-9.]+|\.(?!\d)/).filter((word) => word !== "");
}
