import assert from "node:assert/strict";
import { baseName } from "../../lib/models/base.ts";
import { kindOf } from "../../lib/models/kind.ts";
import { loadServed } from "../../lib/tables/served.ts";

Deno.test("baseName() makes 21 weights of the 27 names of served models", () => {
  const shipped = loadServed().rows.filter(({ own }) => !own);
  assert.equal(new Set(shipped.map(({ model }) => model)).size, 27);
  // counted by hand: the maker's name, -FP8, -Instruct and -Thinking with their date, -it and -0528 go
  assert.deepEqual([...new Set(shipped.map(({ base }) => base))].sort(), [
    "DeepSeek-R1",
    "DeepSeek-V3.1",
    "Llama-3.1-405B",
    "Llama-3.1-70B",
    "Llama-3.1-8B",
    "Llama-3.3-70B",
    "Llama-4-Maverick-17B-128E",
    "Llama-4-Scout-17B-16E",
    "NVIDIA-Nemotron-Nano-12B-v2",
    "NVIDIA-Nemotron-Nano-9B-v2",
    "Qwen3-14B",
    "Qwen3-235B-A22B",
    "Qwen3-30B-A3B",
    "Qwen3-32B",
    "Qwen3-8B",
    "Qwen3-Coder-30B-A3B",
    "Qwen3-Coder-480B-A35B",
    "gemma-3-12b",
    "gemma-3-27b",
    "gpt-oss-120b",
    "gpt-oss-20b",
  ]);
});

Deno.test("baseName() leaves what is no ending, and never all of a name", () => {
  assert.equal(baseName("DeepSeek-R1-Distill-Llama-70B"), "DeepSeek-R1-Distill-Llama-70B");
  assert.equal(baseName("it-8b"), "it-8b");
  assert.equal(baseName("-fp8"), "-fp8");
  assert.equal(baseName("mistral-small-24b-instruct-2501"), "mistral-small-24b");
  assert.equal(baseName("mixtral-8x7b-instruct-v0.1"), "mixtral-8x7b");
  assert.equal(baseName("command-r-plus-08-2024"), "command-r-plus");
});

Deno.test("kindOf() trusts the active parameters, then the architecture, then nobody", () => {
  const mixtral = { paramsB: 46.7, activeParamsB: null, architecture: "MixtralForCausalLM" };
  assert.equal(kindOf(mixtral), "mixture of experts");
  assert.equal(kindOf({ ...mixtral, activeParamsB: 46.7 }), "dense");
  assert.equal(kindOf({ paramsB: 46.7, activeParamsB: null }), null);
  const ofClass = (architecture: string) => kindOf({ ...mixtral, architecture });
  for (
    const name of [
      "Qwen2MoeForCausalLM",
      "OlmoeForCausalLM",
      "DbrxForCausalLM",
      "JambaForCausalLM",
      "DeepseekForCausalLM",
      "DeepseekV2ForCausalLM",
      "SwitchTransformersForConditionalGeneration",
      "AriaForConditionalGeneration",
    ]
  ) assert.equal(ofClass(name), "mixture of experts", name);
  for (const name of ["MistralForCausalLM", "Qwen2ForCausalLM", "StarCoder2", "unknown", ""]) {
    assert.equal(ofClass(name), "dense", name);
  }
});
