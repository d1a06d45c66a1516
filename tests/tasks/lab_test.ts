import assert from "node:assert/strict";
import { root } from "../../tasks/jupyter/places.ts";
import { labArguments } from "../../tasks/lab.ts";

Deno.test("labArguments() opens notebooks/ with lib/ and data/ in reach", () => {
  const args = labArguments([], false);
  assert.ok(args.includes(`--ServerApp.root_dir=${root}`));
  assert.ok(args.includes("--LabApp.default_url=/lab/tree/notebooks"));
  assert.ok(!args.includes("--allow-root"));
});

Deno.test("labArguments() lets root in and hands the user's own options on last", () => {
  const args = labArguments(["--no-browser", "--port", "9999"], true);
  assert.ok(args.includes("--allow-root"));
  assert.deepEqual(args.slice(-3), ["--no-browser", "--port", "9999"]);
});
