import assert from "node:assert/strict";
import { root } from "../../tasks/jupyter/places.ts";
import { labArguments } from "../../tasks/lab.ts";

Deno.test("labArguments() opens notebooks/ with lib/ and data/ in reach, lets root in, and hands options on last", () => {
  const own = labArguments([], false), all = labArguments(["--no-browser", "--port", "9"], true);
  assert.ok(own.includes(`--ServerApp.root_dir=${root}`));
  assert.ok(own.includes("--LabApp.default_url=/lab/tree/notebooks"));
  assert.deepEqual(all, [...own, "--allow-root", "--no-browser", "--port", "9"]);
});
