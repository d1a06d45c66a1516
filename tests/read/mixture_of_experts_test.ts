import assert from "node:assert/strict";
import { isMixtureOfExperts } from "../../lib/read/mixture_of_experts.ts";

Deno.test("isMixtureOfExperts() knows the architectures of mixtures", () => {
  for (
    const name of [
      "MixtralForCausalLM",
      "Qwen2MoeForCausalLM",
      "OlmoeForCausalLM",
      "DbrxForCausalLM",
      "JambaForCausalLM",
      "DeepseekForCausalLM",
      "DeepseekV2ForCausalLM",
      "SwitchTransformersForConditionalGeneration",
      "AriaForConditionalGeneration",
    ]
  ) assert(isMixtureOfExperts(name), name);
});

Deno.test("isMixtureOfExperts() does not take the others for mixtures", () => {
  for (
    const name of [
      "MistralForCausalLM",
      "LlamaForCausalLM",
      "Qwen2ForCausalLM",
      "StarCoder2",
      "unknown",
      "",
    ]
  ) assert(!isMixtureOfExperts(name), name);
});
