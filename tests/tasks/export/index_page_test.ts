import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { unpackDecisionData } from "../../../lib/decide/decision_travel.ts";
import { findingsOf, indexContent } from "../../../tasks/export/index/content.ts";
import { indexPage } from "../../../tasks/export/index/page.ts";
import { answered } from "../page/bundles.ts";

const run = {
  co2: answered("CO₂"),
  energy: answered("Energy"),
  finance: answered("Price"),
};
const content = indexContent(findingsOf(run));
const products = await indexPage(content, { site: "https://example.org/a/" });
const page = new TextDecoder().decode(products[0].content);

Deno.test("the first page comes with the picture that a link to it shows", () => {
  assert.deepEqual(products.map(({ file }) => file), ["index.html", "figures/index.png"]);
  assert.match(
    page,
    /<meta property="og:image" content="https:\/\/example\.org\/a\/figures\/index\.png">/,
  );
  assert.deepEqual([...products[1].content.slice(1, 4)], [..."PNG"].map((c) => c.charCodeAt(0)));
});

Deno.test("without an address the first page names no picture, and brings none", async () => {
  const [alone, ...others] = await indexPage(content);
  assert.deepEqual(others, []);
  assert(!new TextDecoder().decode(alone.content).includes("og:image"));
});

Deno.test("the first page lets one script run, by its hash, and asks for nothing", () => {
  const [script, ...others] = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)];
  assert.deepEqual(others, []);
  const hash = createHash("sha256").update(script[1]).digest("base64");
  assert(page.includes(`default-src 'none'`));
  assert(page.includes(`script-src 'sha256-${hash}'`));
  const body = page.slice(0, page.indexOf("<script"));
  for (
    const [, address] of body.matchAll(/<(?:img|link|script|iframe)\b[^>]*(?:src|href)="([^"]*)"/g)
  ) {
    assert.match(address, /^data:/);
  }
});

Deno.test("the first page carries what decide() needs, as it is", () => {
  const [, json] = /<script type="application\/json" id="decision-data">([^<]*)<\/script>/.exec(
    page,
  )!;
  assert.deepEqual(unpackDecisionData(JSON.parse(json)), content.data);
});

Deno.test("the first page has each answer, the claims with two verdicts each, and links to all pages", () => {
  assert.match(page, /<html lang="en">/);
  const text = page.replaceAll("&nbsp;", "\u00a0");
  for (const { name, answer } of content.cards) {
    assert(page.includes(`href="${name}.html"`), name);
    for (const sentence of answer) assert(page.includes(`>${sentence}</p>`), sentence);
  }
  assert.equal([...page.matchAll(/<article>.*?<svg /gs)].length, 3);
  for (const { claim, verdicts: [today, study] } of content.claims.lines) {
    assert(text.includes(`>${claim}</td><td class="text">${today}</td><td class="text">${study}`));
  }
});

Deno.test("findingsOf() says which notebook has no answer", () => {
  const silent = { ...answered("CO₂"), cells: answered("CO₂").cells.toSpliced(1, 1) };
  assert.throws(() => findingsOf({ ...run, co2: silent }), /^RangeError: Cannot show co2\.ipynb/);
});
