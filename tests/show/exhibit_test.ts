import assert from "node:assert/strict";
import { DISPLAY, EXHIBIT } from "../../lib/show/display.ts";
import { calculator } from "../../lib/show/calculator.ts";
import { show } from "../../lib/show/show.ts";
import { loadFinance } from "../../lib/read/today.ts";
import { analyseFinance } from "../../lib/study/questions.ts";
import type { Exhibit } from "../../lib/study/exhibit.ts";
import { originalFigure } from "../../lib/study/growth_figures.ts";

const finance = analyseFinance(loadFinance());

Deno.test("show() hands its exhibit on as JSON, unchanged", async () => {
  const exhibits: Exhibit[] = [
    originalFigure(finance.study),
    { kind: "text", sentences: ["a"] },
  ];
  for (const exhibit of exhibits) {
    const bundle = await show(exhibit)[DISPLAY]();
    assert.deepEqual(JSON.parse(bundle[EXHIBIT]), JSON.parse(JSON.stringify(exhibit)));
  }
});

Deno.test("calculator() is a table, then what a page makes it live from", async () => {
  const bundle = await calculator(finance, { paramsB: 70, millionTokens: 50 })[DISPLAY]();
  assert.match(
    bundle["text/html"],
    /^<table>.*<\/table>\n<script type="application\/json" data-model-of="finance">\{"paramsB":70,"millionTokens":50\}<\/script>\n<live-calculator-\w+ hidden>/s,
  );
  assert.equal(JSON.parse(bundle[EXHIBIT]).kind, "table");
});

Deno.test("calculator() refuses what is no size", () => {
  assert.throws(
    () => calculator(finance, { paramsB: 0, millionTokens: 50 }),
    /^RangeError: Cannot reckon: paramsB is 0, need a number above 0/,
  );
});
