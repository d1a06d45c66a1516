import assert from "node:assert/strict";
import { readmeOf } from "../../../tasks/readme/of_notebooks.ts";
import { code, notebook, prose } from "../notebook/cells.ts";
import { claims, figure, text } from "../page/bundles.ts";

const run = (name: string) =>
  notebook(
    prose("# Q"),
    code("1", [text(`${name} grows.`, "More.")], "answer"),
    code("2", [figure("Other")]),
    code("3", [figure(name)], "main"),
    code("4", [
      claims([`${name} grows`, "today", "✓&nbsp;supported"], [
        `${name} grows`,
        "study",
        "? cannot tell",
      ]),
    ], "claims"),
  );

Deno.test("readmeOf() takes first sentences, main figures and claims of the notebooks", async () => {
  const parts = await readmeOf({ co2: run("CO₂"), energy: run("Energy"), finance: run("Price") });
  assert.equal(
    parts.blocks.answer,
    "- **Energy:** Energy grows.\n- **CO₂:** CO₂ grows.\n- **Price:** Price grows.",
  );
  assert.deepEqual(parts.blocks.claims.split("\n").slice(0, 3), [
    "| The study claimed | Today's rows say | The study's rows say |",
    "| --- | --- | --- |",
    "| Energy grows | **✓ supported** | **? cannot tell** |",
  ]);
  assert.match(parts.figures["energy.svg"], /width="360".*Energy/);
});

Deno.test("readmeOf() says which notebook has no answer or no main figure", async () => {
  const without = { ...run("Energy"), cells: run("Energy").cells.toSpliced(3, 1) };
  await assert.rejects(
    readmeOf({ co2: run("CO₂"), energy: without, finance: run("Price") }),
    /^RangeError: Cannot show energy\.ipynb in the README: no cell tagged "main" shows a figure/,
  );
});
