import { takes } from "../read/said.ts";

/** A dense model runs all of its parameters for each token, a mixture of experts a part of them. */
export type Kind = "dense" | "mixture of experts";

/**
 * Architectures that are mixtures of experts, by a part of their class name. `DeepseekForCausalLM` is
 * DeepSeekMoE: the dense DeepSeek models run as Llama.
 */
const MIXTURES =
  /mixtral|moe|dbrx|jamba|switchtransformers|^deepseek(v\d+)?for|^aria|^grok|^arctic/i;

/**
 * The kind of a model by its sizes: a mixture when fewer parameters work on one token than there are.
 * Where the active ones are unknown, the class that runs it decides; without one, null.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(kindOf({ paramsB: 30, activeParamsB: 3 }), "mixture of experts");
 * assert.equal(kindOf({ paramsB: 8, activeParamsB: 8 }), "dense");
 * assert.equal(kindOf({ paramsB: 8, activeParamsB: null }), null);
 * ```
 * @param model.architecture the class that runs it, such as "MixtralForCausalLM".
 */
export function kindOf(model: Sizes & { architecture: string }): Kind;
export function kindOf(model: Sizes & { architecture?: string }): Kind | null;
export function kindOf(model: Sizes & { architecture?: string }): Kind | null {
  const call = "lm.kindOf({ paramsB: 30, activeParamsB: 3 })";
  takes(typeof model === "object" && model !== null, "kindOf", "a model's sizes", model, call);
  const { paramsB, activeParamsB = null, architecture } = model;
  if (activeParamsB !== null) return activeParamsB < paramsB ? "mixture of experts" : "dense";
  return architecture === undefined ? null : kindOfClass(architecture);
}

type Sizes = { paramsB: number; activeParamsB: number | null };

/** The kind of a model by the class that runs it. */
export function kindOfClass(architecture: string): Kind {
  return MIXTURES.test(architecture) ? "mixture of experts" : "dense";
}
