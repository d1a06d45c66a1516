import assert from "node:assert/strict";
import { familyOf } from "../../lib/models/family.ts";
import { loadEvaluations } from "../../lib/tables/evaluations.ts";
import { loadModelBases } from "../../lib/tables/model_lists.ts";
import { familySample } from "./family_sample.ts";

const bases = loadModelBases();

Deno.test("the rule for bases errs in the labelled sample as often as it says", () => {
  const { rows } = loadEvaluations(), sample = familySample();
  const wrong = sample.filter(({ model, base }) => {
    const found = rows.find((row) => row.model === model)!.family;
    // A class and a size stand for a base that is none of the known ones.
    return (/^[a-z0-9.-]+$/.test(found) ? found : "other") !== base;
  });
  assert.deepEqual({ wrong: wrong.length, of: sample.length }, { wrong: 6, of: 100 });
});

Deno.test("familyOf() goes by class and count, lets the name decide between two, and else by name", () => {
  const of = (model: string, architecture: string, paramsB: number) =>
    familyOf({ model, architecture, paramsB }, bases);
  assert.equal(of("me/Zeus", "LlamaForCausalLM", 8.031), "llama-3-8b");
  assert.equal(of("me/Qwen1.5-x", "Qwen2ForCausalLM", 7.62), "qwen2-7b");
  // 70 billion, rounded: Llama 2 or 3
  assert.equal(of("me/Llama-3-70B", "LlamaForCausalLM", 70), "llama-3-70b");
  assert.equal(of("me/Llama-2-70b", "LlamaForCausalLM", 70), "llama-2-70b");
  assert.equal(of("me/L3.1-8B-packed", "LlamaForCausalLM", 4.65), "llama-3-8b");
  assert.equal(of("me/own", "MambaForCausalLM", 2.768), "MambaForCausalLM 2.8");
});

Deno.test("familyOf() takes a base that the table names before a count that fits another line", () => {
  const of = (basedOn: string, paramsB: number, architecture?: string) =>
    familyOf({ model: "me/x", basedOn, architecture, paramsB }, bases);
  // an adapter of Qwen2.5 7B that the leaderboard gives 8.911 billion, to 1 % the count of Yi 9B
  assert.equal(of("Qwen/Qwen2.5-7B", 8.911), "qwen2-7b");
  assert.equal(of("", 8.911), "yi-9b");
  // the count of one of its own line holds: this one is cut out of 9 billion, or the table errs
  assert.equal(of("google/gemma-2-9b", 2, "Gemma2ForCausalLM"), "gemma-2-2b");
  // named without a size: the count decides
  assert.equal(of("me/Mixtral_AI", 7.242, "MistralForCausalLM"), "mistral-7b");
  assert.equal(of("mistral-community/Mixtral-8x22B-v0.1", 1, "X"), "mixtral-8x22b");
  assert.equal(of("me/Mixtral_AI", 1, "X"), "X 1");
});
