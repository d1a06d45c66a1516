import assert from "node:assert/strict";
import { readmeOf } from "../../../tasks/readme/content.ts";
import { ANSWERED } from "../page/bundles.ts";

Deno.test("readmeOf() takes first sentences, main figures and claims of the notebooks", () => {
  const parts = readmeOf(ANSWERED);
  assert.equal(
    parts.blocks.answer,
    "- **Energy:** Energy grows.\n- **CO₂:** CO₂ grows.\n- **Price:** Price grows.",
  );
  assert.deepEqual(parts.blocks.claims.split("\n").slice(0, 3), [
    "| The study claimed | Today's rows say | The study's rows say |",
    "| --- | --- | --- |",
    "| Energy grows | **✓ supported** | **? cannot tell** |",
  ]);
  assert.match(parts.figures["energy.svg"], /width="360".*Energy/);
});

const README = Deno.readTextFileSync(new URL("../../../README.md", import.meta.url));

Deno.test("README.md's first screen has under 150 words", () => {
  const shown = README.replaceAll(/<!--.*?-->|!\[[^\]]*\]/g, " ");
  const first = shown.split(/^## /m)[0].replace(/\]\([^)]*\)|```|[|#*-]/g, " ");
  assert.ok(first.split(/\s+/).filter((word) => /\w/.test(word)).length < 150);
});
