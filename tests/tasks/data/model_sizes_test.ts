import assert from "node:assert/strict";
import { parseDisclosedSizes } from "../../../lib/read/disclosed_sizes.ts";
import { parsePrices } from "../../../lib/read/prices.ts";
import { modelSizes } from "../../../tasks/data/sources/model_sizes.ts";

const data = new URL("../../../data/", import.meta.url);
const sizeOf = modelSizes(
  parseDisclosedSizes(Deno.readTextFileSync(new URL("disclosed_sizes.csv", data))).rows,
  parsePrices(Deno.readTextFileSync(new URL("financier.csv", data))).rows,
);

Deno.test("modelSizes() knows a disclosed size under the names that providers give a model", () => {
  for (
    const [model, paramsB] of [
      ["mixtral-8x7b-32768", 46.7],
      ["mistral.mixtral-8x7b-instruct-v0:1", 46.7],
      ["meta-llama/Llama-4-Scout-17B-16E-Instruct", 109],
      ["us.meta.llama4-maverick-17b-instruct-v1:0", 400],
      ["deepseek/deepseek-r1-0528", 671],
      ["glm-4.5", 355],
      ["glm-4.5-air", 106],
      ["phi-3.5-mini-instruct", 3.8],
    ] as const
  ) {
    const { paramsB: found, disclosed, source } = sizeOf(model);
    assert.deepEqual([model, found, disclosed], [model, paramsB, true]);
    assert.match(source, /^https:/);
  }
});

Deno.test("modelSizes() reads the name of other models, but not of distilled or active ones", () => {
  const name = "the model's name";
  assert.deepEqual(sizeOf("deepseek-r1-distill-llama-70b"), {
    paramsB: 70,
    source: name,
    disclosed: true,
  });
  assert.equal(sizeOf("qwen3-235b-a22b").paramsB, 235);
  assert.equal(sizeOf("meta.llama3-70b-instruct-v1:0").paramsB, 70);
  assert.equal(sizeOf("some/new-17b-128e").paramsB, null);
});

Deno.test("modelSizes() calls a rumour a rumour, and does not guess itself", () => {
  // financier.csv has 1700 B for gpt-4
  assert.deepEqual(sizeOf("gpt-4"), {
    paramsB: 1700,
    source: "a rumour, see financier.csv",
    disclosed: false,
  });
  for (const model of ["gpt-4o", "gpt-4.1", "o1", "claude-sonnet-4-5", "phi-4-mini"]) {
    assert.deepEqual(sizeOf(model), { paramsB: null, source: "", disclosed: false });
  }
});
