import assert from "node:assert/strict";
import { publishedKwhPerMillionTokens, publishedModels } from "../../lib/fit/published_models.ts";
import { assertDigits } from "../stats/digits.ts";

const [old, now] = publishedModels;

Deno.test("publishedModels are EcoLogits' coefficients in kWh per million tokens", () => {
  // docs/methodology/llm_inference.md of the old version: 8.91e-5 P + 1.43e-3 Wh per token
  assertDigits(old.slope, 0.0891, 12);
  assertDigits(old.intercept, 1.43, 12);
  // the present one at batch 64; python: 1.1665273170451914e-06 * math.exp(-0.011205921025579175 * 64) * 1e3
  assertDigits(now.slope, 5.694e-4, 4);
  assertDigits(now.intercept, 0.0405, 3);
});

Deno.test("publishedKwhPerMillionTokens() gives the figures of EcoLogits' own announcement", () => {
  // "modeling a query with the Mistral Small 3.2 model generating 400 output tokens now shows a GPU
  // energy estimate of 0.022 Wh, down from 1.43 Wh (a 65x decrease)": that model has 24 B parameters
  const wh = (model: typeof now) => publishedKwhPerMillionTokens(model, 24) / 1e3 * 400;
  assertDigits(wh(old), 1.43, 3);
  assertDigits(wh(now), 0.022, 2);
  assert.equal(Math.floor(wh(old) / wh(now)), 65);
});

Deno.test("publishedKwhPerMillionTokens() refuses a size that is none", () =>
  assert.throws(
    () => publishedKwhPerMillionTokens(old, 0),
    /^RangeError: Cannot evaluate .* paramsB is 0, need billions of parameters above 0/,
  ));

Deno.test("publishedModels survive JSON", () =>
  assert.deepEqual(JSON.parse(JSON.stringify(publishedModels)), publishedModels));
