import assert from "node:assert/strict";
import { findMaker, installAdvice, isRecentPython } from "../../../tasks/jupyter/python.ts";

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

/** A machine on which only these programs say a version. */
const machine = (versions: Record<string, string>) => (command: string[]) =>
  Promise.resolve(versions[command.join(" ")] ?? null);

Deno.test("findMaker() takes uv first, else the first Python that is new enough", async () => {
  const uv = machine({ uv: "uv 0.9", python3: "Python 3.12.1" });
  assert.deepEqual(await findMaker(uv), { kind: "uv", command: ["uv"] });
  const two = machine({ python3: "Python 3.9.2", python: "Python 3.12.1" });
  assert.deepEqual(await findMaker(two), { kind: "python", command: ["python"] });
});

Deno.test("findMaker() calls Python as Windows does", async () => {
  const windows = machine({ "py -3": "Python 3.13.0\r\n" });
  assert.deepEqual(await findMaker(windows), { kind: "python", command: ["py", "-3"] });
});

Deno.test("findMaker() names the Pythons that are too old", async () => {
  await assert.rejects(
    findMaker(machine({ "py -3": "Python 3.8.1" })),
    /^TaskError: Cannot make .venv: no Python 3.10 or newer on the PATH, found Python 3.8.1/,
  );
});
