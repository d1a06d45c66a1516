import assert from "node:assert/strict";
import { join } from "node:path";
import { closingLine, count, steps } from "../../tasks/check.ts";
import { root } from "../../tasks/jupyter/places.ts";

Deno.test("count() reads the last summary; a failed step has a failure, an ignored test was not run", () => {
  const cases: [output: string, status: number, counts: number[]][] = [
    ["ok | 1 passed | 0 failed (1s)\nFAILED | 12 passed (3 steps) | 2 failed (1s)", 1, [12, 2, 0]],
    ["Checked 3 files", 0, [1, 0, 0]],
    ["error: Type checking failed.", 1, [0, 1, 0]],
    ["ok | 3 passed | 0 failed (1s)", 1, [3, 1, 0]],
    ["ok | 4 passed (2 steps) | 0 failed | 9 ignored (3s)", 0, [4, 0, 9]],
    ["FAILED | 4 passed | 1 failed (2 steps) | 9 ignored (3s)", 1, [4, 1, 9]],
  ];
  for (const [output, status, [passed, failed, notRun]] of cases) {
    assert.deepEqual(count(output, status), { passed, failed, notRun }, output);
  }
});

Deno.test("closingLine() names what was not run only where there is any, and never as passed", () => {
  const all = { passed: 4, failed: 1, notRun: 0 }, some = { ...all, notRun: 9 };
  assert.equal(closingLine(all), "4 passed, 1 failed");
  assert.equal(closingLine(some), "4 passed, 1 failed, 9 not run");
  assert.equal(closingLine(some, true), "4 passed, 10 failed");
});

Deno.test("steps() runs each file of browser tests once, by itself", () => {
  const there = Array.from(Deno.readDirSync(join(root, "tests/browser")), ({ name }) => name)
    .filter((name) => name.endsWith("_browser.ts")).sort();
  const run = steps().filter(({ name }) => name === "browser").map(({ args }) => args);
  assert.deepEqual(
    run.map((args) => args.slice(3)),
    there.map((file) => [`tests/browser/${file}`]),
  );
});
