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

Deno.test("parseDisclosedSizes() counts out rows without a size, with two, and with more active", () => {
  const { rows, leftOut } = parseDisclosedSizes(
    "Model,Params (B),Active params (B),Source,Read\n" +
      "a,,,x,True\nb,0,,x,True\nc,1,,x,False\nd,7,8,x,True\ne,7,7,x,True\ne,8,8,x,True\nf,1,,x,?\n",
  );
  assert.deepEqual(rows.map(({ model }) => model), ["c"]);
  assert.deepEqual(leftOut, [
    { why: '"Params (B)" is empty', count: 1 },
    { why: '"Params (B)" is not above 0', count: 1 },
    { why: "more parameters are active than there are", count: 1 },
    { why: '"Read" is not True or False', count: 1 },
    { why: "its model has two sizes in the table: e", count: 2 },
  ]);
});

Deno.test("data/README.md says how many sizes were read on their page", () => {
  const { rows } = parseDisclosedSizes(text);
  const readme = Deno.readTextFileSync(new URL("../../data/README.md", import.meta.url));
  const read = rows.filter((row) => row.read).length;
  assert.match(readme, RegExp(`\\b${read} of ${rows.length} rows\\b`));
});
