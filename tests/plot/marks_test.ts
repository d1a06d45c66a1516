import assert from "node:assert/strict";
import * as Plot from "@observablehq/plot";
import { figure } from "../../lib/plot/figure.ts";
import { curvePoints, fitted } from "../../lib/plot/fitted.ts";
import { intervals } from "../../lib/plot/intervals.ts";
import { names, placeLabels } from "../../lib/plot/names.ts";
import { at } from "../../lib/stats/at.ts";
import { powerLaw } from "../../lib/stats/laws.ts";
import { newDocument, overlaps, ROWS, textBoxes, textsOf } from "./document.ts";

const document = newDocument(), logs = { x: { type: "log" }, y: { type: "log" } } as const;
const fit = powerLaw(ROWS, { y: "kWhPerMillionTokens", x: ["paramsB", "concurrency"], by: "kind" });

Deno.test("fitted() draws what the fit expects, over the range of its rows", () => {
  const where = { concurrency: 64, kind: "dense" };
  const points = curvePoints(fit, { along: "paramsB", at: where });
  assert.equal(points.length, 60);
  assert.deepEqual([points[0].paramsB, points.at(-1)!.paramsB], fit.span.paramsB);
  const { paramsB, kWhPerMillionTokens, low, high } = points[30];
  const { estimate, confidence } = at(fit, { ...where, paramsB });
  assert.deepEqual([kWhPerMillionTokens, low, high], [estimate, ...confidence]);
  assert.throws(
    () => fitted(fit, { along: "parmsB" }),
    /^RangeError: The fit has no `parmsB`, per/,
  );
});

Deno.test("fitted() lies on the axes and the colour scale of the figure, in Plot.plot() too", () => {
  const marks = [64, 512].map((concurrency) =>
    fitted(fit, { along: "paramsB", at: { concurrency }, stroke: concurrency })
  );
  const plot = Plot.plot({ document, ...logs, color: { type: "log" }, marks });
  const [first, second] = plot.querySelectorAll("[aria-label=line] path");
  assert.equal(first.getAttribute("stroke"), plot.scale("color")!.apply(64));
  assert.notEqual(first.getAttribute("stroke"), second.getAttribute("stroke"));
  const [x, y] = first.getAttribute("d")!.match(/^M([\d.]+),([\d.]+)/)!.slice(1).map(Number);
  const start = curvePoints(fit, { along: "paramsB", at: { concurrency: 64 } })[0];
  assert.ok(Math.abs(plot.scale("x")!.apply(start.paramsB) as number - x) < 0.01);
  assert.ok(Math.abs(plot.scale("y")!.apply(start.kWhPerMillionTokens) as number - y) < 0.01);
  assert.equal(plot.querySelectorAll("[aria-label=area] path").length, 2);
});

Deno.test("names() keeps off other names and the edge, on lines where it is crowded, or leaves names out", () => {
  const dots = { x: "paramsB", y: "kWhPerMillionTokens" };
  const marks = [Plot.dot(ROWS, dots), names(ROWS, { ...dots, text: "model", among: ROWS })];
  const drawn = figure({ document, ...logs, marks });
  const boxes = textBoxes(drawn).filter(({ text }) => text.startsWith("maker/"));
  assert.ok(boxes.length > 12 && boxes.length <= 40, `${boxes.length} names`);
  assert.ok(boxes.every(({ x0, x1 }) => x0 >= 0 && x1 <= 720));
  assert.deepEqual(overlaps(boxes), []);
  assert.ok(drawn.querySelector(".names line"));
});

Deno.test("names() keeps off the lines that are drawn", () => {
  const rows = [{ x: 1, y: 1, name: "first" }, { x: 9, y: 1, name: "last" }];
  const dots = { x: "x", y: "y" }, named = names(rows.slice(0, 1), { ...dots, text: "name" });
  const height = (mark: Plot.Markish) =>
    textBoxes(figure({ document, marks: [mark, named] })).find(({ text }) => text === "first")!.y1;
  assert.ok(height(Plot.line(rows, dots)) < height(Plot.dot(rows, dots)) - 6, "above the line");
});

Deno.test("placeLabels() keeps off named dots, and prefers the emptier side", () => {
  const room = { x0: 0, y0: 0, x1: 300, y1: 300 };
  const dot = { x: 150, y: 150, text: "gpt-4" };
  assert.ok(placeLabels([dot], room)[0]!.box.x0 > 150);
  assert.ok(placeLabels([dot, { x: 170, y: 150, text: "b" }], room)[0]!.box.x1 < 150);
  const background = Array.from({ length: 9 }, (_, index) => ({ x: 160 + index, y: 150 }));
  assert.ok(placeLabels([dot], room, background)[0]!.box.x1 < 150);
  assert.equal(placeLabels([{ ...dot, text: "x".repeat(99) }], room)[0], null);
  const near = { x0: 135, y0: 140, x1: 200, y1: 160 }; // no room but to the right
  assert.equal(placeLabels([dot], near, background)[0], null, "hides none of a few dots");
  assert.ok(placeLabels([dot], near, [], background)[0], "a line may pass below it");
});

Deno.test("intervals() keeps the order, writes the numbers, and says why there are none", () => {
  const list = [
    { group: "second", estimate: 0.82, interval: [0.74, 0.91] as const },
    { group: "first", why: "only 3 models" },
    { group: "third", estimate: 1.1, interval: [0.9, 1.3] as const },
  ];
  const drawn = figure({ document, marks: intervals(list, { y: "group" }) });
  const texts = textsOf(drawn), order = texts.filter((text) => /second|first|third/.test(text));
  assert.deepEqual(order, ["second", "first", "third"]);
  assert.ok(texts.includes("0.82 (0.74 to 0.91)") && texts.includes("only 3 models"));
  const numbered = list.map((d, group) => ({ ...d, group }));
  const above = figure({ document, marks: intervals(numbered, { y: "group" }) });
  assert.ok(textsOf(above).includes("only 3 models"));
  const { apply } = drawn.scale("x")!, [rule] = drawn.querySelectorAll(".rule line");
  const ends = ["x1", "x2"].map((end) => Number(rule.getAttribute(end)));
  assert.deepEqual(ends, [apply(0.74), apply(0.91)]);
});

Deno.test("intervals() keeps a reason within its row and the figure, cut with the whole as title", () => {
  const why = "There are only 3 clusters in these rows; an answer takes at least 5", last = "last";
  for (const group of ["chat", "base merges and moerges"]) {
    const list = [group, "b", "c"].map((group) => ({ group, why }));
    const own = [...list, { group: last, why: `${why} `.repeat(6).trim() }];
    for (const width of [320, 360, 720]) {
      const drawn = figure({ document, width, marks: intervals(own, { y: "group" }) });
      const boxes = textBoxes(drawn).filter(({ text }) => !own.some(({ group }) => text === group));
      assert.ok(boxes.every(({ x1 }) => x1 <= width), `${group}, ${width}`);
      assert.deepEqual(overlaps(boxes), []);
      const texts = [...drawn.querySelectorAll("text")].filter((one) => one.querySelector("title"));
      assert.match(texts.at(-1)!.textContent!, /^There are only 3 .*….*5$/);
    }
  }
});
