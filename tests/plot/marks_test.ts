import assert from "node:assert/strict";
import * as Plot from "@observablehq/plot";
import { figure } from "../../lib/plot/figure.ts";
import { curvePoints, fitted } from "../../lib/plot/fitted.ts";
import { intervals } from "../../lib/plot/intervals.ts";
import { limit } from "../../lib/plot/limit.ts";
import { names } from "../../lib/plot/names.ts";
import { at } from "../../lib/stats/at.ts";
import { powerLaw } from "../../lib/stats/laws.ts";
import { newDocument, ROWS, textsOf } from "./document.ts";
import { textBoxes } from "./text_boxes.ts";

const document = newDocument();
const fit = powerLaw(ROWS, { y: "kWhPerMillionTokens", x: ["paramsB", "concurrency"], by: "kind" });

Deno.test("fitted() draws what the fit expects, over the range of its rows", () => {
  const where = { concurrency: 64, kind: "dense" };
  const points = curvePoints(fit, { along: "paramsB", at: where });
  assert.equal(points.length, 60);
  assert.deepEqual([points[0].paramsB, points.at(-1)!.paramsB], fit.span.paramsB);
  const middle = points[30],
    { estimate, confidence } = at(fit, { ...where, paramsB: middle.paramsB });
  assert.deepEqual([middle.kWhPerMillionTokens, middle.low, middle.high], [
    estimate,
    ...confidence,
  ]);
  assert.equal(curvePoints(fit, { along: "paramsB", from: 1, to: 10 }).at(-1)!.paramsB, 10);
  assert.throws(
    () => curvePoints(fit, { along: "paramsB", from: 9, to: 1 }),
    /^RangeError: Cannot draw/,
  );
  assert.throws(
    () => fitted(fit, { along: "parmsB" }),
    /^RangeError: The fit has no `parmsB`, perhaps/,
  );
});

Deno.test("fitted() lies on the axes and the colour scale of the figure, in Plot.plot() too", () => {
  const marks = [64, 512].map((concurrency) =>
    fitted(fit, { along: "paramsB", at: { concurrency }, stroke: concurrency })
  );
  const plot = Plot.plot({
    document,
    x: { type: "log" },
    y: { type: "log" },
    color: { type: "log" },
    marks,
  });
  const [first, second] = plot.querySelectorAll("[aria-label=line] path");
  assert.equal(first.getAttribute("stroke"), plot.scale("color")!.apply(64));
  assert.notEqual(first.getAttribute("stroke"), second.getAttribute("stroke"));
  const [x, y] = first.getAttribute("d")!.match(/^M([\d.]+),([\d.]+)/)!.slice(1).map(Number);
  const start = curvePoints(fit, { along: "paramsB", at: { concurrency: 64 } })[0];
  assert.ok(Math.abs(plot.scale("x")!.apply(start.paramsB) as number - x) < 0.01);
  assert.ok(Math.abs(plot.scale("y")!.apply(start.kWhPerMillionTokens) as number - y) < 0.01);
  assert.equal(plot.querySelectorAll("[aria-label=area] path").length, 2);
});

Deno.test("limit() names the limit, and draws nothing for none", () => {
  assert.ok(textsOf(figure({ document, marks: [limit(13)] })).includes("13\u202fB"));
  assert.deepEqual(limit(null), []);
});

Deno.test("names() keeps off other names and the edge, and leaves out what has no room", () => {
  const dots = { x: "paramsB", y: "kWhPerMillionTokens" };
  const drawn = figure({
    document,
    x: { type: "log" },
    y: { type: "log" },
    marks: [Plot.dot(ROWS, dots), names(ROWS, { ...dots, text: "model", among: ROWS })],
  });
  const boxes = textBoxes(drawn).filter(({ text }) => text.startsWith("maker/"));
  assert.ok(boxes.length > 12 && boxes.length <= 40, `${boxes.length} names`);
  for (const [index, a] of boxes.entries()) {
    assert.ok(a.x0 >= 0 && a.x1 <= 720, a.text);
    const over = boxes.slice(index + 1).find((b) =>
      a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
    );
    assert.equal(over?.text, undefined, a.text);
  }
});

Deno.test("intervals() keeps the order, writes the numbers, and says why there are none", () => {
  const list = [
    { group: "second", estimate: 0.82, interval: [0.74, 0.91] as const },
    { group: "first", why: "only 3 models" },
    { group: "third", estimate: 1.1, interval: [0.9, 1.3] as const },
  ];
  const drawn = figure({ document, marks: intervals(list, { y: "group" }) });
  const texts = textsOf(drawn);
  assert.deepEqual(texts.filter((text) => /second|first|third/.test(text)), [
    "second",
    "first",
    "third",
  ]);
  assert.ok(texts.includes("0.82 (0.74 to 0.91)") && texts.includes("only 3 models"));
  const { apply } = drawn.scale("x")!;
  const [rule] = drawn.querySelectorAll(".rule line");
  assert.deepEqual(["x1", "x2"].map((end) => Number(rule.getAttribute(end))), [
    apply(0.74),
    apply(0.91),
  ]);
});
