import assert from "node:assert/strict";
import { parseModelFamilies } from "../../lib/read/model_families.ts";

const text = Deno.readTextFileSync(new URL("../../data/model_families.csv", import.meta.url));

Deno.test("parseModelFamilies() reads the shipped table, each family once and with an address", () => {
  const { rows, leftOut } = parseModelFamilies(text);
  assert(rows.length > 100);
  assert.deepEqual(leftOut, []);
  assert.equal(new Set(rows.map(({ model }) => model)).size, rows.length);
  for (const { model, source, openWeights, dense } of rows) {
    assert.equal(model, model.toLowerCase());
    assert.match(source, /^https:\/\/[\w.]+\/\S*$/);
    assert(openWeights || !dense, `${model} is closed: nobody can tell that it is dense`);
  }
});

Deno.test("parseModelFamilies() counts a row without a flag out", () => {
  const { rows, leftOut } = parseModelFamilies(
    "Model,Open weights,Dense,Source\na,maybe,True,x\nb,True,False,x\n",
  );
  assert.deepEqual(rows, [
    { line: 3, model: "b", openWeights: true, dense: false, source: "x" },
  ]);
  assert.deepEqual(leftOut, [{ why: '"Open weights" is not True or False', count: 1 }]);
});
