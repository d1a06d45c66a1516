import assert from "node:assert/strict";
import { kernelspec } from "../../../tasks/jupyter/environment.ts";

Deno.test("kernelspec() starts the given Deno and is interrupted by message", () => {
  const { argv, interrupt_mode, env } = kernelspec("/p/.venv/bin/deno");
  assert.deepEqual(argv, [
    "/p/.venv/bin/deno",
    "jupyter",
    "--kernel",
    "--conn",
    "{connection_file}",
  ]);
  assert.equal(interrupt_mode, "message");
  assert.equal((env as Record<string, string>).NO_COLOR, "1");
});
