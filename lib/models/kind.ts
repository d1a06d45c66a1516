import { takes } from "../read/said.ts";
import { isMixtureOfExperts } from "../read/mixture_of_experts.ts";

/** A dense model runs all of its parameters for each token, a mixture of experts a part of them. */
export type Kind = "dense" | "mixture of experts";

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
 * @param model.paramsB, model.activeParamsB in billions of parameters.
 * @param model.architecture the class that runs it, such as "MixtralForCausalLM".
 */
export function kindOf(
  model: { paramsB: number; activeParamsB: number | null; architecture?: string },
): Kind | null {
  const call = "lm.kindOf({ paramsB: 30, activeParamsB: 3 })";
  takes(typeof model === "object" && model !== null, "kindOf", "a model's sizes", model, call);
  const { paramsB, activeParamsB = null, architecture } = model;
  if (activeParamsB !== null) return kindFrom(activeParamsB < paramsB);
  return architecture === undefined ? null : kindFrom(isMixtureOfExperts(architecture));
}

/** The kind that a flag says. */
export function kindFrom(mixtureOfExperts: boolean): Kind {
  return mixtureOfExperts ? "mixture of experts" : "dense";
}
