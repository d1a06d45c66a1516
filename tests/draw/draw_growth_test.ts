import assert from "node:assert/strict";
import { drawGrowth } from "../../lib/draw/draw_growth.ts";
import { serialize } from "../../lib/plot/serialize.ts";
import { growth, newDocument, parseSvg } from "./figures.ts";

Deno.test("drawGrowth() draws the same in two windows, again and narrow between", () => {
  const [one, two] = [newDocument(), newDocument()];
  const first = serialize(drawGrowth(growth, { document: one }));
  drawGrowth(growth, { document: two, width: 328 });
  assert.equal(serialize(drawGrowth(growth, { document: two })), first);
  assert.equal(serialize(drawGrowth(growth, { document: one })), first);
});

Deno.test("drawGrowth() gives one accessible SVG file", () => {
  const text = serialize(drawGrowth(growth, { document: newDocument() }));
  const root = parseSvg(text).documentElement;
  assert.equal(root.namespaceURI, "http://www.w3.org/2000/svg");
  assert.equal(root.getAttribute("role"), "img");
  assert.equal(root.getAttribute("aria-label"), growth.description);
  assert.equal(root.getAttribute("class"), growth.id);
  assert.equal(text.match(/ xmlns=/g)?.length, 1);
  assert.doesNotMatch(text, /currentColor|var\(--|system-ui|plot-d6a7b5|NaN|undefined|Infinity/);
});

Deno.test("drawGrowth() prefixes each id, gives none twice, and points only at its own", () => {
  const root = drawGrowth(growth, { document: newDocument() });
  const ids = [...root.querySelectorAll("[id]")].map(({ id }) => id);
  assert.ok(ids.length > 0);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.every((id) => id.startsWith(growth.id)));
  for (const element of root.querySelectorAll("[clip-path]")) {
    const [, id] = element.getAttribute("clip-path")!.match(/^url\(#(.+)\)$/)!;
    assert.ok(ids.includes(id));
  }
});

Deno.test("drawGrowth() gives each dot its title", () => {
  const root = drawGrowth(growth, { document: newDocument() });
  const titles = [...root.querySelectorAll(".dots > path > title")].map((dot) => dot.textContent);
  assert.deepEqual(titles.sort(), growth.dots.map(({ title }) => title).sort());
});

Deno.test("drawGrowth() places dots where the log axes have them", () => {
  const root = drawGrowth(growth, { document: newDocument() });
  const [first, second, third] = [...root.querySelectorAll(".dots > path")].map((dot) => {
    const d = dot.getAttribute("d")!;
    // a circle's path starts at its right end, a triangle's at its tip
    const radius = Number(d.match(/a([\d.]+)/)?.[1] ?? 0);
    return Number(d.match(/^M([\d.]+)/)![1]) - radius;
  });
  // 0.1, 1 and 10 are as far apart on a log axis; coordinates are rounded to 0.01.
  assert.ok(Math.abs((third - second) - (second - first)) < 0.021);
});

Deno.test("drawGrowth() tells series by shape and colour, hollow dots by their outline", () => {
  const dots = growth.dots.map((dot, index) => ({ ...dot, hollow: index === 3 }));
  const data = { ...growth, dots, hollowMeans: "a rumour" };
  const root = drawGrowth(data, { document: newDocument() });
  const [slm, llm, hollow] = [...root.querySelectorAll("g.dots")];
  const outline = (group: Element) => group.firstElementChild!.getAttribute("d")!;
  assert.match(outline(slm), /a/); // arcs
  assert.match(outline(llm), /^M[\d.,]+l[-\d.,]+h[-\d.]+Z$/); // two edges and back
  assert.notEqual(slm.getAttribute("fill"), llm.getAttribute("fill"));
  assert.equal(hollow.getAttribute("fill"), "none");
  assert.match(root.textContent!, /a rumour/);
});

Deno.test("drawGrowth() names the limit only where it lies within the dots", () => {
  const text = (limitB: number | null) =>
    drawGrowth({ ...growth, limitB }, { document: newDocument() }).textContent!;
  assert.match(text(7), /SLM ≤ 7.B/);
  assert.match(text(13), /SLM ≤ 13.B/);
  assert.doesNotMatch(text(1000), /SLM ≤/);
  assert.doesNotMatch(text(null), /SLM ≤/);
});

Deno.test("drawGrowth() writes parameter counts as people say them", () => {
  const texts = [...drawGrowth(growth, { document: newDocument() }).querySelectorAll("text")];
  const ticks = texts.map((text) => text.textContent!.replace("\u202f", " "));
  for (const tick of ["100 M", "1 B", "7 B", "70 B"]) assert.ok(ticks.includes(tick), tick);
});

Deno.test("drawGrowth() keeps attacks in names as text", () => {
  const attack =
    `</title><script>alert(1)</script>"'&<img src=x onerror=alert(1)>\u0000\u0008\ud800`;
  const dots = growth.dots.map((dot) => ({ ...dot, title: attack }));
  const data = { ...growth, dots, title: attack, subtitle: attack, description: attack };
  const root = parseSvg(serialize(drawGrowth(data, { document: newDocument() })));
  assert.equal(root.querySelector("script, img"), null);
  assert.equal(
    root.querySelector(".dots title")!.textContent,
    attack.replace("\u0000", "\ufffd").replace("\u0008", "\ufffd").replace("\ud800", "\ufffd"),
  );
});

Deno.test("drawGrowth() refuses a dot that its axis cannot show", () => {
  const dots = [...growth.dots, { x: 0, y: 1, title: "none", series: "SLM" }];
  assert.throws(
    () => drawGrowth({ ...growth, dots }, { document: newDocument() }),
    /^RangeError: Cannot draw 0 on a log axis: need a number above 0/,
  );
  assert.throws(
    () => drawGrowth({ ...growth, dots: [] }, { document: newDocument() }),
    /^RangeError: Cannot make an axis: found no value/,
  );
});

Deno.test("drawGrowth() draws one dot, equal dots and linear axes without NaN", () => {
  const linear = { ...growth.y, scale: "linear" as const };
  for (
    const dots of [growth.dots.slice(0, 1), growth.dots.map((dot) => ({ ...dot, x: 7, y: 0 }))]
  ) {
    const root = drawGrowth({ ...growth, y: linear, dots }, { document: newDocument() });
    assert.doesNotMatch(serialize(root), /NaN|Infinity|undefined/);
  }
});
