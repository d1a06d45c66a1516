import assert from "node:assert/strict";
import { reason } from "../../../tasks/notebook/run.ts";

Deno.test("reason() says in words why Jupyter gave up", () => {
  assert.match(reason("nbclient.exceptions.DeadKernelError: Kernel died"), /^the kernel died; /);
  assert.match(reason("nbclient.exceptions.CellTimeoutError: A cell"), /^a cell ran for more than/);
  // nbclient 0.11 with a kernel that ends at once
  const unstarted = [
    "[NbClientApp] Executing co2.ipynb",
    "error: Address already in use (os error 98)",
    "[NbClientApp] ERROR | Error occurred while starting new kernel client for kernel 1fc09416: " +
    "Kernel died before replying to kernel_info",
    "Traceback (most recent call last):",
    '  File "nbclient/client.py", line 504, in _async_cleanup_kernel',
    "AssertionError: ",
  ];
  assert.equal(
    reason(unstarted.join("\n")),
    "the kernel did not start, tried twice (Kernel died before replying to kernel_info)\n" +
      "  error: Address already in use (os error 98)",
  );
  assert.match(reason("\nsomething else\n"), /^Jupyter said:\n {2}something else$/);
});
