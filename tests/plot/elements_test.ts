import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { elementsBelow } from "../../lib/plot/elements.ts";

Deno.test("elementsBelow() goes through all but the dots of a group", () => {
  const { document } = new JSDOM(
    `<svg><g id="a"><path id="b"/></g><g id="c" class="dots"><path/><path/></g><text id="d"/></svg>`,
  ).window;
  const found = [...elementsBelow(document.querySelector("svg")!)].map(({ id }) => id);
  assert.deepEqual(found, ["a", "b", "c", "d"]);
});
