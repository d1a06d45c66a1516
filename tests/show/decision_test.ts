import assert from "node:assert/strict";
import { loadDecisionData } from "../../lib/decide/read_data.ts";
import { decide } from "../../lib/show/decision.ts";
import { DISPLAY } from "../../lib/show/display.ts";

const data = loadDecisionData();

Deno.test("lm.decide() shows its headline, cards and candidates, as text and as HTML", async () => {
  const answer = decide(data, { models: ["Qwen/Qwen3-8B"], grid: "FR" });
  const { "text/plain": text, "text/html": html } = await answer[DISPLAY]();
  for (const { title, why } of answer.cards) {
    assert(text.includes(title) && text.includes(why));
    assert(html.includes(`>${title}</th>`));
  }
  assert(text.startsWith(answer.headline));
  assert(!Object.keys(answer).includes(String(DISPLAY)) && JSON.stringify(answer).startsWith("{"));
});

Deno.test("lm.decide() shows a model's name as text, whatever it is", async () => {
  const model = "<img src=x onerror=alert(1)>";
  const models = data.models.map((one) => one.key === "gemma-3-12b-it" ? { ...one, model } : one);
  const { "text/html": html } = await decide({ ...data, models })[DISPLAY]();
  assert(!html.includes("<img"));
  assert(html.includes("&lt;img src=x onerror=alert(1)&gt;"));
});
