import assert from "node:assert/strict";
import { count } from "../../../tasks/checks/count.ts";

Deno.test("count() reads the last summary of deno test", () => {
  const output =
    "running 3 tests\nok | 1 passed | 0 failed (1ms)\n\nFAILED | 12 passed (3 steps) | 2 failed (1s)\n\nerror: Test failed";
  assert.deepEqual(count(output, 1), { passed: 12, failed: 2 });
});

Deno.test("count() takes a command without a summary for one check", () => {
  assert.deepEqual(count("Checked 3 files", 0), { passed: 1, failed: 0 });
  assert.deepEqual(count("error: Type checking failed.", 1), { passed: 0, failed: 1 });
});

Deno.test("count() never calls a failed step a success", () => {
  assert.deepEqual(count("ok | 3 passed | 0 failed (1s)", 1), { passed: 3, failed: 1 });
});
