import assert from "node:assert/strict";
import { balanceText, textWidth, wrapText } from "../../lib/plot/text.ts";

Deno.test("textWidth() is Arial's", () => {
  // Widths of Arimo 1.341 in its hmtx table, by fonttools, thousandths of the size.
  for (
    const [character, width] of [["₂", 333], ["≤", 549], ["→", 1000], ["\u202f", 200], ["m", 833]]
  ) {
    assert.equal(Math.round(textWidth(String(character), 1000)), width);
  }
});

Deno.test("wrapText() keeps every line within the width, long words too", () => {
  const text = "a/very-long-model-name-that-no-line-can-hold-in-one-piece and small words";
  const lines = wrapText(text, 120, 12);
  assert.ok(lines.every((line) => textWidth(line, 12) <= 120));
  assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
});

Deno.test("wrapText() keeps line breaks and hard spaces", () => {
  assert.deepEqual(wrapText("one\ntwo 7\u00a0B", 30, 12), ["one", "two", "7\u00a0B"]);
});

Deno.test("balanceText() leaves no short last line and adds none", () => {
  const text = "Each further billion of parameters adds about a quarter of a kilogram.";
  const wrapped = wrapText(text, 350, 12), lines = balanceText(text, 350, 12);
  assert.equal(lines.length, wrapped.length);
  assert.ok(textWidth(lines.at(-1)!, 12) >= textWidth(wrapped.at(-1)!, 12));
});
