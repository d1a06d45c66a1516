import assert from "node:assert/strict";
import { findMaker } from "../../../tasks/jupyter/python.ts";

/** What is found on a machine on which only these programs say a version. */
const found = (versions: Record<string, string>) =>
  findMaker((command) => Promise.resolve(versions[command.join(" ")] ?? null));

Deno.test("findMaker() takes uv first, else the first Python that is new enough, as Windows calls it too", async () => {
  const cases: [versions: Record<string, string>, command: string[]][] = [
    [{ uv: "uv 0.9", python3: "Python 3.12.1" }, ["uv"]],
    [{ python3: "Python 3.9.2", python: "Python 3.10.0" }, ["python"]],
    [{ "py -3": "Python 3.14.0rc1\r\n" }, ["py", "-3"]],
  ];
  for (const [versions, command] of cases) {
    assert.deepEqual((await found(versions)).command, command);
  }
});

Deno.test("findMaker() names the Pythons that are too old, and what to type on each system", async () => {
  const old =
    /^TaskError: Cannot make \.venv: no Python 3\.10 or newer on the PATH, found Python 3\.8/;
  await assert.rejects(found({ python: "Python 3.8.1", "py -3": "Python 2.7.18" }), old);
  for (const part of ["apt-get install", "brew", "winget", "uv"]) {
    await assert.rejects(found({}), new RegExp(part));
  }
});
