import assert from "node:assert/strict";
import { join } from "node:path";
import { steps } from "../../../tasks/checks/steps.ts";
import { root } from "../../../tasks/jupyter/places.ts";

Deno.test("steps() runs each file of browser tests once, by itself", async () => {
  const there = [...Deno.readDirSync(join(root, "tests/browser"))]
    .map(({ name }) => name).filter((name) => name.endsWith("_browser.ts"));
  const run = (await steps()).filter(({ name }) => name === "browser").map(({ args }) => args);
  assert.deepEqual(run.map((args) => args.at(-1)), there.map((f) => `tests/browser/${f}`).sort());
  for (const args of run) assert.deepEqual(args.slice(0, -1), ["test", "-A", "--no-check"]);
});
