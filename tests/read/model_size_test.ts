import assert from "node:assert/strict";
import fc from "../fast_check.ts";
import { modelSizeB } from "../../lib/read/model_name.ts";

Deno.test("modelSizeB() reads the size from a model's name", () => {
  const cases: [string, number][] = [
    ["facebook/opt-350m", 0.35],
    ["EleutherAI/pythia-410m", 0.41],
    ["EleutherAI/gpt-neo-125m", 0.125],
    ["Qwen/Qwen1.5-0.5B", 0.5],
    ["Qwen/Qwen1.5-110B", 110],
    ["stabilityai/stablelm-2-1_6b", 1.6],
    ["stabilityai/stablelm-3b-4e1t", 3],
    ["google/gemma-2-2b", 2],
    ["meta-llama/Llama-3.2-1B", 1],
    ["meta-llama/Meta-Llama-3-8B-Instruct", 8],
    ["TencentARC/Mistral_Pro_8B_v0.1", 8],
    ["mistralai/Mistral-7B-v0.1", 7],
    ["huggyllama/model_2_7b", 7],
    ["bigscience/bloom-1b7", 1.7],
    ["Qwen/Qwen3-30B-A3B", 30],
    ["orca-mini:3b", 3],
    ["SmolLM2-135M", 0.135],
    ["7B/llama-13b", 13],
  ];
  for (const [model, size] of cases) assert.equal(modelSizeB(model), size, model);
});

Deno.test("modelSizeB() gives null where the name says no size", () => {
  const models = [
    "openai-community/gpt2",
    "openai-community/gpt2-large",
    "distilbert/distilgpt2",
    "meta-llama/Llama-3",
    "microsoft/phi-1_5",
    "microsoft/Phi-3-mini-128k-instruct",
    "Qwen/Qwen1.5-MoE-A2.7B", // active parameters, 14.3 B in all
    "mistralai/Mixtral-8x7B-v0.1", // 46.7 B in all, not 56
    "allenai/OLMoE-1B7B-shape/x",
    "model-v0.1",
    "model-8bit",
    "model-4e1t",
    "model-0b",
    "7B/model",
    "",
  ];
  for (const model of models) assert.equal(modelSizeB(model), null, model);
});

Deno.test("modelSizeB() gives null or a finite size above 0, whatever the name", () =>
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."019.bBmM-_/xA ") }), (model) => {
      const size = modelSizeB(model);
      assert(size === null || (size > 0 && Number.isFinite(size)));
    }),
    { seed: 3, numRuns: 500 },
  ));
