import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { filledLater } from "../../lib/page/filled_later.ts";

/** A page that draws frames, a part of it, and a wait until nothing in it is busy. */
function partOfPage() {
  const dom = new JSDOM("<div></div>", { pretendToBeVisual: true });
  const node = dom.window.document.querySelector("div")!;
  const settled = async () => {
    while (node.hasAttribute("aria-busy")) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  return { dom, node, part: filledLater(node), settled };
}

Deno.test("a part that waits is busy until it is filled, with the last filling alone", async () => {
  const { dom, node, part, settled } = partOfPage(), filled: string[] = [];
  part.later(() => filled.push("first"));
  part.later(() => filled.push("second"));
  assert.equal(node.getAttribute("aria-busy"), "true");
  assert.deepEqual(filled, []);
  await settled();
  assert.deepEqual(filled, ["second"]);
  dom.window.close();
});

Deno.test("a part filled at once forgets what waited", async () => {
  const { dom, node, part, settled } = partOfPage(), filled: string[] = [];
  part.later(() => filled.push("late"));
  part.now(() => filled.push("now"));
  assert.equal(node.hasAttribute("aria-busy"), false);
  part.later(() => filled.push("next"));
  await settled();
  assert.deepEqual(filled, ["now", "next"]);
  dom.window.close();
});
