import assert from "node:assert/strict";
import { readNotebook } from "../../../tasks/notebook/notebook.ts";
import { withFile } from "../../with_folder.ts";

Deno.test("readNotebook() refuses what is no nbformat 4", () =>
  withFile(
    "a.ipynb",
    '{"nbformat": 3, "worksheets": []}',
    (path) =>
      assert.throws(() => readNotebook(path), /^RangeError: Cannot read .*nbformat 3, need 4/),
  ));
