import assert from "node:assert/strict";
import { readNotebook } from "../../../tasks/notebook/notebook.ts";

Deno.test("readNotebook() refuses what is no nbformat 4", async () => {
  const path = await Deno.makeTempFile({ suffix: ".ipynb" });
  try {
    await Deno.writeTextFile(path, '{"nbformat": 3, "worksheets": []}');
    assert.throws(() => readNotebook(path), /^RangeError: Cannot read .*nbformat 3, need 4/);
  } finally {
    await Deno.remove(path);
  }
});
