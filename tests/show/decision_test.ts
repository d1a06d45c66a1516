import assert from "node:assert/strict";
import { loadDecisionData } from "../../lib/decide/read_data.ts";
import { cardHtml, picksOf, runsOn, titleOf } from "../../lib/page/decision/card.ts";
import { decide } from "../../lib/show/decision.ts";
import { DISPLAY } from "../../lib/show/display.ts";
import { text } from "../../lib/show/text.ts";

const data = loadDecisionData();

Deno.test("lm.decide() shows the first page's card, as text and as HTML", async () => {
  const answer = decide(data, { models: ["Qwen/Qwen3-8B"], grid: "FR", where: "own" });
  const { "text/plain": text, "text/html": html } = await answer[DISPLAY]();
  assert(html.includes(cardHtml(answer, data.dates).html));
  assert(text.startsWith(answer.headline));
  for (const { candidate, cards } of picksOf(answer)) {
    for (const told of [titleOf(cards), candidate.model, runsOn(candidate), cards[0].change]) {
      assert(text.includes(told), told);
    }
  }
  assert.match(text, /Making the machine: 27\u202fkg more a month\./); // (273 + 5700 / 8) / 36
  assert(!Object.keys(answer).includes(String(DISPLAY)) && JSON.stringify(answer).startsWith("{"));
});

Deno.test("lm.decide() without its data says what it takes", () =>
  assert.throws(
    () => decide({ grid: "FR" } as never),
    /takes what lm.loadDecisionData\(\) gives: lm/,
  ));

Deno.test("lm.decide() shows a model's name as text, whatever it is", async () => {
  const model = "<img src=x onerror=alert(1)>";
  const models = data.models.map((one) => one.key === "gemma-3-12b-it" ? { ...one, model } : one);
  const { "text/html": html } = await decide({ ...data, models })[DISPLAY]();
  assert(!html.includes("<img"));
  assert(html.includes("&lt;img src=x onerror=alert(1)&gt;"));
});

Deno.test("what stands between two $ is no formula in JupyterLab", async () => {
  for (const shown of [decide(data), text("from $1 to $2 a month")]) {
    assert.match((await shown[DISPLAY]())["text/html"], /class="[^"]*mathjax_ignore"/);
  }
});
