import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { readmeContent, withBlocks } from "../../../tasks/readme/content.ts";

const ROOT = new URL("../../../", import.meta.url);
const readme = Deno.readTextFileSync(new URL("README.md", ROOT));
const content = readmeContent(new JSDOM("").window.document);

Deno.test("README.md says what the data say; `deno task readme` mends it", () =>
  assert.equal(withBlocks(readme, content.blocks), readme));

for (const [name, svg] of Object.entries(content.figures)) {
  Deno.test(`docs/figures/${name} is what the code draws; \`deno task readme\` mends it`, () =>
    assert.equal(Deno.readTextFileSync(new URL(`docs/figures/${name}`, ROOT)), svg));
}

Deno.test("README.md's first screen has under 150 words", () => {
  const first = readme.split(/^## /m)[0].replace(/\]\([^)]*\)|```|[|#*-]/g, " ");
  assert.ok(first.split(/\s+/).filter((word) => /\w/.test(word)).length < 150);
});

Deno.test("README.md names the Deno version that the lock pins", () => {
  const lock = Deno.readTextFileSync(new URL("tasks/jupyter/requirements.in", ROOT));
  const pinned = lock.match(/^deno==(\S+)$/m)![1];
  const named = [...readme.matchAll(/deno@([\d.]+\d)/g)].map((match) => match[1]);
  assert.ok(named.length > 1 && named.every((version) => version === pinned));
});
