/** Architectures that are mixtures of experts, by a part of their class name. */
const ARCHITECTURES =
  /mixtral|moe|dbrx|jamba|switchtransformers|^deepseek(v\d+)?for|^aria|^grok|^arctic/i;

/**
 * Whether the architecture alone says that a model is a mixture of experts.
 *
 * The leaderboard's own flag says False for 30 of 66 Mixtral models; the class that runs them cannot
 * be anything else. `DeepseekForCausalLM` is DeepSeekMoE: the dense DeepSeek models run as Llama.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(isMixtureOfExperts("MixtralForCausalLM"), true);
 * assert.equal(isMixtureOfExperts("MistralForCausalLM"), false);
 * ```
 */
export function isMixtureOfExperts(architecture: string): boolean {
  return ARCHITECTURES.test(architecture);
}
