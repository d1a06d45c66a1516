import assert from "node:assert/strict";
import { baseName } from "../../lib/models/base.ts";
import { kindOf } from "../../lib/models/kind.ts";
import { loadServed } from "../../lib/tables/served.ts";
import cases from "../cases/model_names.json" with { type: "json" };

Deno.test("baseName() makes 21 weights of the 27 names of served models", () => {
  const shipped = loadServed().rows.filter(({ own }) => !own);
  assert.equal(new Set(shipped.map(({ model }) => model)).size, 27);
  // by hand: the maker's name, -FP8, -Instruct and -Thinking with their date, -it and -0528 go
  assert.deepEqual([...new Set(shipped.map(({ base }) => base))].sort(), cases.bases);
});

Deno.test("baseName() leaves what is no ending, and never all of a name", () => {
  for (const [name, base] of Object.entries(cases.based)) assert.equal(baseName(name), base);
});

Deno.test("kindOf() trusts the active parameters, then the architecture, then nobody", () => {
  const mixtral = { paramsB: 46.7, activeParamsB: null, architecture: "MixtralForCausalLM" };
  assert.equal(kindOf(mixtral), "mixture of experts");
  assert.equal(kindOf({ ...mixtral, activeParamsB: 46.7 }), "dense");
  assert.equal(kindOf({ paramsB: 46.7, activeParamsB: null }), null);
  const ofClass = (architecture: string) => kindOf({ ...mixtral, architecture });
  for (const [kind, names] of Object.entries(cases.architectures)) {
    for (const name of names) assert.equal(ofClass(name), kind, name);
  }
});
