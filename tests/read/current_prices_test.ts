import assert from "node:assert/strict";
import { blendPrices } from "../../lib/read/current_prices.ts";
import { loadPrices } from "../../lib/read/load.ts";

Deno.test("blendPrices() weighs input and output, and leaves single prices alone", () => {
  const [first] = loadPrices().rows;
  const apart = { ...first, inputAndOutput: [0.001, 0.005] as [number, number] };
  // (3 × 1 + 5) / 4 = 2 dollars per million tokens, (1 + 5) / 2 = 3
  assert.equal(blendPrices([apart], 3)[0].dollarsPerThousandTokens, 0.002);
  assert.equal(blendPrices([apart], 1)[0].dollarsPerThousandTokens, 0.003);
  assert.equal(blendPrices([first], 1)[0], first);
});
