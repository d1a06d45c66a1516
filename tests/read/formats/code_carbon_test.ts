import assert from "node:assert/strict";
import { converted, EMISSIONS } from "./tables.ts";

Deno.test("CodeCarbon's kWh become kWh per million tokens with the tokens that are given", () => {
  const { name, rows, leftOut } = converted(EMISSIONS, { tokens: 50_000, model: "me/a-7b" });
  assert.equal(name, "CodeCarbon's emissions.csv");
  assert.equal(rows.length, 1);
  assert.equal(rows[0].kWhPerMillionTokens, 0.03388806064239389 / 50_000 * 1e6);
  assert.deepEqual([rows[0].hardware, rows[0].line], ["1 x NVIDIA A100-SXM4-40GB", 2]);
  assert.deepEqual(leftOut, [{ why: '"energy_consumed" is not above 0', count: 1 }]);
});

Deno.test("CodeCarbon's file may have columns of the user's own for what it does not know", () => {
  const [head, row] = EMISSIONS.split("\n");
  const text = [`${head},tokens,model,params_b`, `${row},20000,me/b,1.5`].join("\n");
  const { rows } = converted(text, { hardware: "my GPU" });
  assert.deepEqual([rows[0].model, rows[0].paramsB, rows[0].hardware], ["me/b", 1.5, "my GPU"]);
  assert.equal(rows[0].kWhPerMillionTokens, 0.03388806064239389 / 20_000 * 1e6);
});

Deno.test("CodeCarbon's file says what it lacks and how to give it", () => {
  assert.throws(
    () => converted(EMISSIONS),
    /no number of tokens, .*--tokens N .*--model .*--params/,
  );
  assert.throws(
    () => converted(EMISSIONS, { tokens: 1 }),
    /found no name of a model.*--model NAME/,
  );
});
