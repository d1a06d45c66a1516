import assert from "node:assert/strict";
import { overridingSource, withOverrides } from "../../../tasks/notebook/override.ts";
import { code, notebook, prose } from "./cells.ts";

const settings = code("const settings = lm.settings({ served: {} });", [], "parameters");
const plain = notebook(prose("# A"), settings, code("settings"));

Deno.test("withOverrides() puts a cell after the parameters and leaves the notebook as it was", () => {
  const injected = withOverrides(plain, { served: { hardware: ["H100"], minParamsB: 8 } });
  assert.equal(plain.cells.length, 3);
  const tags = injected.cells.map(({ metadata }) => metadata.tags ?? []);
  assert.deepEqual(tags, [[], ["parameters"], ["injected-parameters"], []]);
  assert.equal(
    injected.cells[2].source,
    "// Set on the command line.\nconst settings = lm.settings({\n  ...settings,\n" +
      '  served: { ...settings.served, ...{"hardware":["H100"],"minParamsB":8} },\n});',
  );
});

Deno.test("withOverrides() changes nothing without values, and needs a cell tagged parameters", () => {
  assert.equal(withOverrides(plain, {}), plain);
  assert.throws(
    () => withOverrides(notebook(code("1")), { served: { hardware: "all" } }),
    /^RangeError: Cannot set served: no cell is tagged "parameters"/,
  );
});

Deno.test("overridingSource() writes values as data", () => {
  const attack = '" } }); Deno.exit(); ({ a: { b: "';
  const source = overridingSource({ served: { hardware: [attack] } })
    .replace("const settings =", "return");
  const lm = { settings: (given: unknown) => given };
  assert.deepEqual(new Function("lm", "settings", source)(lm, {}), {
    served: { hardware: [attack] },
  });
});
