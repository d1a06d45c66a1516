import assert from "node:assert/strict";
import { closingLine, count } from "../../../tasks/checks/count.ts";

Deno.test("count() reads the last summary of deno test", () => {
  const output =
    "running 3 tests\nok | 1 passed | 0 failed (1ms)\n\nFAILED | 12 passed (3 steps) | 2 failed (1s)\n\nerror: Test failed";
  assert.deepEqual(count(output, 1), { passed: 12, failed: 2, notRun: 0 });
});

Deno.test("count() takes a command without a summary for one check", () => {
  assert.deepEqual(count("Checked 3 files", 0), { passed: 1, failed: 0, notRun: 0 });
  assert.deepEqual(count("error: Type checking failed.", 1), { passed: 0, failed: 1, notRun: 0 });
});

Deno.test("count() never calls a failed step a success", () => {
  assert.deepEqual(count("ok | 3 passed | 0 failed (1s)", 1), { passed: 3, failed: 1, notRun: 0 });
});

Deno.test("count() takes an ignored test for one that was not run, in a failed step too", () => {
  const counts = { passed: 4, failed: 0, notRun: 9 };
  assert.deepEqual(count("ok | 4 passed (2 steps) | 0 failed | 9 ignored (3s)", 0), counts);
  const output = "FAILED | 4 passed | 1 failed (2 steps) | 9 ignored (3s)";
  assert.deepEqual(count(output, 1), { ...counts, failed: 1 });
});

Deno.test("closingLine() names what was not run only where there is any, and never as passed", () => {
  const all = { passed: 4, failed: 1, notRun: 0 }, some = { ...all, notRun: 9 };
  assert.equal(closingLine(all, { strict: false }), "4 passed, 1 failed");
  assert.equal(closingLine(some, { strict: false }), "4 passed, 1 failed, 9 not run");
  assert.equal(closingLine(some, { strict: true }), "4 passed, 10 failed");
});
