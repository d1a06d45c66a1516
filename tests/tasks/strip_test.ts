import assert from "node:assert/strict";
import { stripped } from "../../tasks/strip.ts";
import { code, display, notebook, prose } from "./notebook/cells.ts";

Deno.test("stripped() takes outputs and counts away, and leaves cells, tags and prose", () => {
  const run = { ...code("1", [display({ "text/plain": "1" })], "main"), execution_count: 3 };
  assert.deepEqual(
    stripped(notebook(prose("# Q"), run)),
    notebook(prose("# Q"), code("1", [], "main")),
  );
});
