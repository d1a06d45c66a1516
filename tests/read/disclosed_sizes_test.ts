import assert from "node:assert/strict";
import { parseDisclosedSizes } from "../../lib/read/disclosed_sizes.ts";

const text = Deno.readTextFileSync(new URL("../../data/disclosed_sizes.csv", import.meta.url));

Deno.test("parseDisclosedSizes() reads the shipped table, each size with an address", () => {
  const { rows, leftOut } = parseDisclosedSizes(text);
  assert(rows.length > 20);
  assert.deepEqual(leftOut, []);
  assert.equal(new Set(rows.map(({ model }) => model)).size, rows.length);
  for (const { model, source } of rows) {
    assert.equal(model, model.toLowerCase());
    assert.match(source, /^https:\/\/[\w.]+\/\S+$/);
  }
});

Deno.test("parseDisclosedSizes() counts a row without a size out", () => {
  const { rows, leftOut } = parseDisclosedSizes("Model,Params (B),Source\na,,x\nb,0,x\nc,1,x\n");
  assert.deepEqual(rows.map(({ model }) => model), ["c"]);
  assert.deepEqual(leftOut, [
    { why: '"Params (B)" is empty', count: 1 },
    { why: '"Params (B)" is not above 0', count: 1 },
  ]);
});
