import assert from "node:assert/strict";
import { reason } from "../../../tasks/notebook/run.ts";

Deno.test("reason() says in words why Jupyter gave up", () => {
  assert.match(reason("nbclient.exceptions.DeadKernelError: Kernel died"), /^the kernel died; /);
  assert.match(reason("nbclient.exceptions.CellTimeoutError: A cell"), /^a cell ran for more than/);
  assert.match(reason("\nsomething else\n"), /^Jupyter said:\n {2}something else$/);
});
