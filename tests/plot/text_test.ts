import assert from "node:assert/strict";
import { balanceText, textWidth, wrapText } from "../../lib/plot/text.ts";

Deno.test("textWidth() is Arial's", () => {
  // Widths of Arimo 1.341 in its hmtx table, by fonttools, thousandths of the size.
  const widths = { "₂": 333, "≤": 549, "→": 1000, "\u202f": 200, m: 833 };
  for (const [character, width] of Object.entries(widths)) {
    assert.equal(Math.round(textWidth(character, 1000)), width);
  }
});

Deno.test("wrapText() keeps lines within the width, line breaks and hard spaces", () => {
  const text = "a/very-long-model-name-that-no-line-can-hold-in-one-piece and small words";
  const lines = wrapText(text, 120, 12);
  assert.ok(lines.every((line) => textWidth(line, 12) <= 120));
  assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
  assert.deepEqual(wrapText("one\ntwo 7\u00a0B", 30, 12), ["one", "two", "7\u00a0B"]);
});

Deno.test("balanceText() leaves no short last line and adds none", () => {
  assert.deepEqual(wrapText("one two three four five", 115, 12), ["one two three four", "five"]);
  assert.deepEqual(balanceText("one two three four five", 115, 12), ["one two three", "four five"]);
});
