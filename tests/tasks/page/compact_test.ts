import assert from "node:assert/strict";
import { compactFigure } from "../../../tasks/page/compact.ts";

const SQUARE = "M3,3L-3,3L-3,-3L3,-3Z", CIRCLE = "M4.5,0A4.5,4.5,0,1,1,-4.5,0A4.5,4.5,0,1,1,4.5,0";
const at = (x: number, d: string, title = "") =>
  `<path transform="translate(${x},2.04)" d="${d}" stroke="#0069a8">${
    title && `<title>${title}</title>`
  }</path>`;

Deno.test("compactFigure() writes each symbol and the colour of a run once, and keeps titles and words", () => {
  const words = `<text x="1.234">slope 0.28412 d="0.12345"</text>`;
  assert.equal(
    compactFigure(
      `<svg width="9">${at(1.26, SQUARE, "a")}${at(5, SQUARE)}${at(7, CIRCLE)}${
        at(9, SQUARE).replace("#0069a8", "#c24a00")
      }${words}</svg>`,
      "f",
    ),
    `<svg width="9"><defs><path id="f-0" d="${SQUARE}"/></defs><g stroke="#0069a8">` +
      '<use href="#f-0" x="1.2" y="2.0"><title>a</title></use><use href="#f-0" x="5" y="2.0"/>' +
      '<circle cx="7" cy="2.0" r="4.5"/></g><use href="#f-0" x="9" y="2.0" stroke="#c24a00"/>' +
      `<text x="1.2">slope 0.28412 d="0.12345"</text></svg>`,
  );
});

Deno.test("compactFigure() leaves titles out where there are too many to point at", () => {
  const dots = Array.from({ length: 1001 }, (_, i) => at(i, SQUARE, "a")).join("");
  assert.doesNotMatch(compactFigure(`<svg>${dots}</svg>`, "f"), /<title>/);
});
