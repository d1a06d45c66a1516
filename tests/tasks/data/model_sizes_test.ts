import assert from "node:assert/strict";
import { parseDisclosedSizes } from "../../../lib/read/disclosed_sizes.ts";
import { parseModelFamilies } from "../../../lib/read/model_families.ts";
import { parsePrices } from "../../../lib/read/prices.ts";
import { modelSizes } from "../../../tasks/data/sources/model_sizes.ts";

const data = new URL("../../../data/", import.meta.url);
const sizeOf = modelSizes(
  parseDisclosedSizes(Deno.readTextFileSync(new URL("disclosed_sizes.csv", data))).rows,
  parseModelFamilies(Deno.readTextFileSync(new URL("model_families.csv", data))).rows,
  parsePrices(Deno.readTextFileSync(new URL("financier.csv", data))).rows,
);

Deno.test("modelSizes() knows a disclosed size under the names that providers give a model", () => {
  for (
    const [model, paramsB, activeParamsB] of [
      ["mixtral-8x7b-32768", 46.7, 12.9],
      ["mistral.mixtral-8x7b-instruct-v0:1", 46.7, 12.9],
      ["mistralai/Mixtral-8x7B-Instruct-v0.1", 46.7, 12.9],
      ["meta-llama/Llama-4-Scout-17B-16E-Instruct", 109, 17],
      ["us.meta.llama4-maverick-17b-instruct-v1:0", 400, 17],
      ["deepseek/deepseek-r1-0528", 671, 37],
      ["glm-4.5", 355, 32],
      ["glm-4.5-air", 106, 12],
      ["accounts/fireworks/models/kimi-k2p5", 1000, 32],
      ["openai.gpt-oss-120b-1:0", 117, 5.1],
      ["mistral.mistral-large-3-675b-instruct", 675, 41],
      ["phi-3.5-mini-instruct", 3.8, 3.8],
      ["openai/gpt-oss-120b:batch", 117, 5.1],
      ["~deepseek/deepseek-v4-flash-latest", 284, 13],
    ] as const
  ) {
    const { paramsB: found, activeParamsB: active, sizeDisclosed, sizeSource, openWeights } =
      sizeOf(model);
    assert.deepEqual([model, found, active], [model, paramsB, activeParamsB]);
    assert.deepEqual([model, sizeDisclosed, openWeights], [model, true, true]);
    assert.match(sizeSource, /^https:/);
  }
});

Deno.test("modelSizes() reads the name of other models, but not of distilled or active ones", () => {
  const name = "the model's name";
  assert.deepEqual(sizeOf("Qwen/Qwen3.8-2.4T-A95B"), {
    paramsB: 2400,
    activeParamsB: 95,
    sizeSource: name,
    sizeDisclosed: true,
    openWeights: true,
  });
  assert.deepEqual(sizeOf("deepseek-r1-distill-llama-70b"), {
    paramsB: 70,
    activeParamsB: 70,
    sizeSource: name,
    sizeDisclosed: true,
    openWeights: true,
  });
  const ofMixture = sizeOf("qwen3-235b-a22b");
  assert.deepEqual([ofMixture.paramsB, ofMixture.activeParamsB], [235, 22]);
  // of a family of mixtures: the name alone does not say how much works on one token
  assert.equal(sizeOf("deepcogito/cogito-671b-v2.1").activeParamsB, null);
  // the table's qwen3-coder has 480 B, and a name's other size is another model's
  assert.equal(sizeOf("qwen3-coder-30b").paramsB, 30);
  assert.equal(sizeOf("meta.llama3-70b-instruct-v1:0").paramsB, 70);
  assert.equal(sizeOf("some/new-17b-128e").paramsB, null);
});

Deno.test("modelSizes() calls a rumour a rumour, and does not guess itself", () => {
  // financier.csv has 1700 B for gpt-4
  assert.deepEqual(sizeOf("gpt-4"), {
    paramsB: 1700,
    activeParamsB: null,
    sizeSource: "a rumour, see financier.csv",
    sizeDisclosed: false,
    openWeights: false,
  });
  for (const model of ["gpt-4o", "gpt-4.1", "o1", "claude-sonnet-4-5", "grok-4.5", "glm-5-turbo"]) {
    assert.deepEqual(sizeOf(model), {
      paramsB: null,
      activeParamsB: null,
      sizeSource: "",
      sizeDisclosed: false,
      openWeights: false,
    });
  }
});

Deno.test("modelSizes() takes the longest beginning that fits: open families have closed members", () => {
  for (
    const [model, open] of [
      ["Qwen/Qwen3-32B", true],
      ["qwen/qwen3-max", false],
      ["mistral-small-3.2-24b-instruct", true],
      ["mistral.mistral-large-2402-v1:0", false],
      ["mistralai/mistral-medium-3", false],
      ["mistralai/mistral-medium-3-5", true],
      ["ministral-3b", false],
      ["ministral-3b-2512", true],
      ["perplexity/llama-3.1-sonar-large-128k-online", false],
      ["ai21/jamba-1-5-mini", true],
      ["ai21/jamba-instruct", false],
      ["openai/gpt-oss-20b", true],
      ["openai/gpt-5", false],
      ["z-ai/glm-5.3", true],
      ["new-maker/never-seen-9b", false],
    ] as const
  ) {
    assert.deepEqual([model, sizeOf(model).openWeights], [model, open]);
  }
  // sizes of the table are of open weights alone
  assert.equal(sizeOf("mistral.mistral-large-2402-v1:0").paramsB, null);
});
