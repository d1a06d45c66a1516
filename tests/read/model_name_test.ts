import assert from "node:assert/strict";
import { bareModelName, modelSizeB, withoutOrganisation } from "../../lib/read/model_name.ts";
import cases from "../cases/model_names.json" with { type: "json" };
import fc from "../fast_check.ts";

Deno.test("bareModelName() is the same for one model at several providers", () => {
  for (const [bare, names] of Object.entries(cases.bare)) {
    for (const name of names) assert.equal(bareModelName(name), bare);
  }
});

Deno.test("withoutOrganisation() gives what stands behind the last slash", () => {
  assert.equal(withoutOrganisation("accounts/fireworks/models/glm-4p7"), "glm-4p7");
  assert.equal(withoutOrganisation("glm-4.7"), "glm-4.7");
  assert.equal(withoutOrganisation("me/"), "");
});

Deno.test("modelSizeB() reads the size from a model's name, and gives null where it says none", () => {
  for (const [model, size] of Object.entries(cases.sizes)) {
    assert.equal(modelSizeB(model), size, model);
  }
  for (const model of cases.withoutSize) assert.equal(modelSizeB(model), null, model);
});

Deno.test("modelSizeB() gives null or a finite size above 0, whatever the name", () =>
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."019.bBmM-_/xA ") }), (model) => {
      const size = modelSizeB(model);
      assert(size === null || (size > 0 && Number.isFinite(size)));
    }),
    { seed: 3, numRuns: 500 },
  ));
