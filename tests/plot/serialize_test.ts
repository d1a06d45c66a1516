import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { serialize } from "../../lib/plot/serialize.ts";

Deno.test("serialize() writes dots of one shape as uses of one symbol, places to 0.01 px, texts as they are", () => {
  const dot = (x: number, look: string, title = "") =>
    `<path transform="translate(${x},2)" ${look}>${title && `<title>${title}</title>`}</path>`;
  const square = 'd="M3,3Z" stroke="#0069a8"', other = 'd="M3,3Z" stroke="#c24a00"';
  const text = 'slope 0.28412 d="0.12345" &lt;path&gt;';
  const { document } = new JSDOM(
    `<svg class="f">${dot(1.2345, square, "a")}${dot(5, square)}${
      dot(7, other)
    }<text>${text}</text></svg>`,
  ).window;
  assert.equal(
    serialize(document.querySelector("svg")!),
    '<svg class="f"><g stroke="#0069a8"><use href="#f-s0" x="1.23" y="2"><title>a</title></use>' +
      '<use href="#f-s0" x="5" y="2"/></g><g stroke="#c24a00"><use href="#f-s0" x="7" y="2"/></g>' +
      `<text>${text}</text><defs><path id="f-s0" d="M3,3Z"/></defs></svg>`,
  );
});
