import assert from "node:assert/strict";
import { tally } from "../../lib/read/left_out.ts";
import {
  leaveOutTwoSizes,
  parseDisclosedSizes,
  parseModelFamilies,
} from "../../lib/tables/sizes.ts";

const text = (file: string) =>
  Deno.readTextFileSync(new URL(`../../data/${file}`, import.meta.url));
const disclosed = parseDisclosedSizes(text("disclosed_sizes.csv")).rows;

Deno.test("the shipped sizes and families are named in lower case, each with an address", () => {
  const families = parseModelFamilies(text("model_families.csv")).rows;
  for (const { model, source } of [...disclosed, ...families]) {
    assert.equal(model, model.toLowerCase());
    assert.match(source, /^https:\/\/[\w.]+\/\S*$/);
  }
  for (const { model, openWeights, dense } of families) {
    assert(openWeights || !dense, `${model} is closed: nobody can tell that it is dense`);
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

Deno.test("leaveOutTwoSizes() counts each model's rows, told apart as it is asked to", () => {
  const rows = [
    { model: "me/a", paramsB: 7, activeParamsB: 1 },
    { model: "me/b", paramsB: 8, activeParamsB: null },
    { model: "you/a", paramsB: 7, activeParamsB: 2 },
    { model: "me/b", paramsB: 8, activeParamsB: null },
  ];
  const leftOut = tally();
  const kept = leaveOutTwoSizes(rows, ({ model }) => model.split("/")[1], leftOut);
  assert.deepEqual(kept, [rows[1], rows[3]]);
  assert.deepEqual(leftOut.list(), [{ why: "its model has two sizes in the table: a", count: 2 }]);
  assert.deepEqual(leaveOutTwoSizes(rows, ({ model }) => model, leftOut), rows);
});

Deno.test("data/README.md says how many sizes were read on their page", () => {
  const read = disclosed.filter((row) => row.read).length;
  assert.match(text("README.md"), RegExp(`\\b${read} of ${disclosed.length} rows\\b`));
});
