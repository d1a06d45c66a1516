import assert from "node:assert/strict";
import { priceDoubts } from "../../lib/read/price_doubts.ts";

const rows = [
  { model: "x:7b", dollarsPerThousandTokens: 0.005 },
  { model: "x:7b-q3_K_L", dollarsPerThousandTokens: 0.00099 },
  { model: "x:7b-q2_K", dollarsPerThousandTokens: 0.007 },
  { model: "x:7b-q4_0", dollarsPerThousandTokens: 0.026 },
  { model: "y:7b-q4_0", dollarsPerThousandTokens: 0.0001 },
];

Deno.test("priceDoubts() doubts a quantised price far from that of its own model", () =>
  assert.deepEqual(rows.map((row) => priceDoubts(row, rows).length), [0, 1, 0, 1, 0]));

Deno.test("priceDoubts() doubts the size of models whose makers never disclosed it", () => {
  const doubts = (model: string) => priceDoubts({ model, dollarsPerThousandTokens: 1 }, []);
  assert.deepEqual(doubts("claude-3-opus"), ["parameter count is a rumour"]);
  assert.deepEqual(doubts("llama-3-70b"), []);
  assert.deepEqual(doubts("mistral-large"), [
    "parameter count and price may be of different versions",
  ]);
});
