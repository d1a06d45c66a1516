import assert from "node:assert/strict";
import { installAdvice, isRecentPython } from "../../../tasks/jupyter/python.ts";

Deno.test("isRecentPython() accepts 3.10 and newer", () => {
  assert.ok(isRecentPython("Python 3.10.0"));
  assert.ok(isRecentPython("Python 3.14.0rc1"));
  assert.ok(!isRecentPython("Python 3.9.18"));
  assert.ok(!isRecentPython("Python 2.7.18"));
  assert.ok(!isRecentPython("python: command not found"));
});

Deno.test("installAdvice() says what to type on each system", () => {
  const advice = installAdvice("no Python");
  for (const part of ["Cannot make .venv: no Python.", "apt-get install", "brew", "winget", "uv"]) {
    assert.ok(advice.includes(part), part);
  }
});
