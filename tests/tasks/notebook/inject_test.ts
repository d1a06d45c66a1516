import assert from "node:assert/strict";
import { injectSettings, overridingSource } from "../../../tasks/notebook/inject.ts";
import { code, notebook, prose } from "./cells.ts";

const settings = code("const settings = { maxParamsB: null };", [], "parameters");
const plain = notebook(prose("# A"), settings, code("settings"));

Deno.test("injectSettings() puts a cell after the parameters and leaves the notebook as it was", () => {
  const injected = injectSettings(plain, { types: ["chat"], maxParamsB: 40 });
  assert.equal(plain.cells.length, 3);
  assert.deepEqual(injected.cells.map(({ metadata }) => metadata.tags ?? []), [
    [],
    ["parameters"],
    ["injected-parameters"],
    [],
  ]);
  assert.equal(
    injected.cells[2].source,
    '// Set on the command line.\nObject.assign(settings, {\n  types: ["chat"],\n  maxParamsB: 40,\n});',
  );
});

Deno.test("injectSettings() changes nothing without values", () => {
  assert.equal(injectSettings(plain, {}), plain);
});

Deno.test("injectSettings() needs a cell tagged parameters", () => {
  assert.throws(
    () => injectSettings(notebook(code("1")), { a: 1 }),
    /^RangeError: Cannot set a: no cell is tagged "parameters"/,
  );
});

Deno.test("overridingSource() writes values as data and refuses a key that is code", () => {
  const source = overridingSource({ types: ['"); Deno.exit(); ("'] });
  const settings: Record<string, unknown> = {};
  new Function("settings", source)(settings);
  assert.deepEqual(settings, { types: ['"); Deno.exit(); ("'] });
  assert.throws(() => overridingSource({ "a: 1 }); x({ b": 1 }), /^RangeError: Cannot set/);
});
