import assert from "node:assert/strict";
import { regressFile } from "../../lib/big/regress_file.ts";
// exponents by numpy.polyfit of the logarithms
import cases from "../cases/large_files.json" with { type: "json" };
import { withFile } from "../with_folder.ts";

Deno.test("regressFile() reads the files that lm.read does, and refuses those that it does", async () => {
  for (const { file, x, y, n, exponent, message = "" } of cases) {
    const path = new URL(`../cases/files/${file}`, import.meta.url).pathname;
    try {
      const found = await regressFile(path, { x, y }), [, power] = found.fits;
      assert.equal(found.n, n, file);
      assert.equal(power.coefficients[x].estimate.toFixed(5), exponent?.toFixed(5), file);
    } catch (error) {
      assert(exponent === undefined && `${error}`.includes(message), `${file}: ${error}`);
    }
  }
});

Deno.test("regressFile() takes sizes with units, and says how to write one that is no number", () =>
  withFile("a.csv", "params,kWh\n7B,1\n13B,2\n8x7B,3\n1T,300\n", async (path) => {
    const { n, fits: [{ span }], notes } = await regressFile(path, { x: "params", y: "kWh" });
    assert.deepEqual([n, span.params], [3, [7, 1000]]);
    assert.match(notes.join(), /, line 4: "8x7B" is left out; write it in billions, as in 46\.7$/);
  }));

Deno.test("regressFile() reads UTF-16", () => {
  const text = "\uFEFFx,y\n1,2\n2,4\n3,8.1\n",
    units = Uint16Array.from(text, (c) => c.charCodeAt(0));
  return withFile("a.csv", new Uint8Array(units.buffer), async (path) => {
    assert.equal((await regressFile(path, { x: "x", y: "y" })).n, 3);
  });
});
