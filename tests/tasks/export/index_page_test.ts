import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { decide } from "../../../lib/decide/answer.ts";
import { loadDecisionData } from "../../../lib/decide/read_data.ts";
import type { Packed } from "../../../lib/page/decision_mount.ts";
import { unpack } from "../../../lib/page/live/parcel.ts";
import { findingsOf } from "../../../tasks/export/index/findings.ts";
import { indexPage } from "../../../tasks/export/index/page.ts";
import { ANSWERED, answered } from "../page/bundles.ts";

const findings = findingsOf(ANSWERED), data = loadDecisionData();
const products = await indexPage(findings, data, { site: "https://example.org/a/" });
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
  const [alone, ...others] = await indexPage(findings, data);
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

Deno.test("the first page carries what decide() needs, as it is, and no Plot", async () => {
  const [, packed] = /<script type="text\/plain" id="decision-data">([^<]*)<\/script>/.exec(page)!;
  const { rows: models, ...rest } = await unpack(packed) as Packed;
  assert.deepEqual({ models, ...rest }, data);
  assert.doesNotMatch(page, /linearRegressionY/);
});

Deno.test("the first page has the answer, findings, claims with verdict and reason, and links to all pages", () => {
  assert(page.includes(`>${decide(data).headline}</p>`));
  for (const { name, answer: [sentence] } of findings.findings) {
    assert(page.includes(`<h3>${sentence}</h3>`), sentence);
    assert(page.includes(`<a href="${name}.html">`), name);
  }
  assert.equal([...page.matchAll(/<article>.*?<svg /gs)].length, 3);
  for (const { claim, verdict, why } of findings.claims) {
    const words = verdict.replaceAll(" ", "\u00a0"); // which do not part
    assert(page.includes(`>${claim}</th>`) && page.includes(`>${words}</td>`), claim);
    assert(page.includes(`>${why}</td>`), why);
  }
});

Deno.test("a frontier ends where models rate as well as the best, and says on what they were measured", () => {
  // of lmarena: 1418.53 - 1188.08 points, DeepSeek-V3.1's 1419.48 (1413.47 to 1425.48) being no better
  const energy = "take 32 times the energy: Llama-3.1-8B-Instruct to Qwen3-235B-A22B-Instruct-2507";
  assert.ok(page.includes(`230 points of rating more ${energy}`));
  assert.match(page, /take 34 times the price: Llama-3.1-8B-Instruct to mistral-large-2512/);
  assert.match(page, /on H100 \(\d+ models\) and B200 \(1 model\)/);
});

Deno.test("findingsOf() says which notebook has no answer", () => {
  const silent = { ...answered("CO₂"), cells: answered("CO₂").cells.toSpliced(1, 1) };
  assert.throws(
    () => findingsOf({ ...ANSWERED, co2: silent }),
    /^RangeError: Cannot show what co2\.ipynb found/,
  );
});
