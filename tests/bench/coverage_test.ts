import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { coverageFigure } from "../../bench/coverage.ts";
import { serialize } from "../../lib/plot/serialize.ts";

const { document } = new JSDOM("").window;
const readText = (path: string) => Deno.readTextFileSync(new URL(`../../${path}`, import.meta.url));

Deno.test("the figure of coverage has a dot for each share, and is what bench/README.md shows", () => {
  const svg = coverageFigure({ document, width: 700 });
  const dots = [...svg.querySelectorAll("title")].map((title) => title.textContent);
  assert.equal(dots.length, 3 * 16);
  assert(dots.includes("100 of these sizes (100), scatter grows eightfold, CR2: 94.3 %"));
  assert.equal(readText("docs/figures/coverage.svg"), serialize(svg) + "\n");
  assert.match(readText("bench/README.md"), /!\[[^\]]+\]\(\.\.\/docs\/figures\/coverage\.svg\)/);
});
