import assert from "node:assert/strict";
import { firstHeading, readNotebook, textOf } from "../../../tasks/notebook/notebook.ts";
import { code, notebook, prose } from "./cells.ts";

Deno.test("firstHeading() takes the first heading without its markup", () => {
  const cells = [code("# no heading"), prose("Text\n\n## The `CO2` of [*models*](x) ##\n# Later")];
  assert.equal(firstHeading(notebook(...cells), "co2"), "The CO2 of models");
});

Deno.test("firstHeading() falls back where there is none", () => {
  assert.equal(firstHeading(notebook(prose("#no heading")), "co2"), "co2");
});

Deno.test("textOf() joins the lines that nbformat writes", () => {
  assert.equal(textOf(["a\n", "b"]), "a\nb");
  assert.equal(textOf("a"), "a");
  assert.equal(textOf(undefined), "");
});

Deno.test("readNotebook() refuses what is no nbformat 4", async () => {
  const path = await Deno.makeTempFile({ suffix: ".ipynb" });
  try {
    await Deno.writeTextFile(path, '{"nbformat": 3, "worksheets": []}');
    assert.throws(() => readNotebook(path), /^RangeError: Cannot read .*nbformat 3, need 4/);
  } finally {
    await Deno.remove(path);
  }
});
