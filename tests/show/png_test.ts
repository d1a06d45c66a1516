import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

const PNG = new URL("../../lib/show/fonts.ts", import.meta.url);

/** A program of its own: where timers stop, it would never end. */
const PROGRAM = `
import { renderPng } from "${PNG}";
await renderPng('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
for (const ms of [1, 100]) await new Promise((later) => setTimeout(later, ms));
console.log("waited");`;

Deno.test("renderPng() leaves timers as they are", async () => {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", PROGRAM],
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
    signal: AbortSignal.timeout(20_000),
  }).output();
  assert.equal(new TextDecoder().decode(stdout).trim(), "waited");
});
