import assert from "node:assert/strict";
import * as Plot from "@observablehq/plot";
import { atWidth, figure, type FigureOptions } from "../../lib/plot/figure.ts";
import { limit } from "../../lib/plot/limit.ts";
import { asImage, withWidth } from "../../lib/plot/room.ts";
import { serialize } from "../../lib/plot/serialize.ts";
import { newDocument, overlaps, parseSvg, ROWS, textBoxes, textsOf } from "./document.ts";

const place = { x: "paramsB", y: "kWhPerMillionTokens" };
const document = newDocument();

/** The figure that these tests look at: all words, both kinds of legend, log axes. */
function energy(options: Partial<FigureOptions> = {}) {
  return figure({
    document,
    title: "Twice the size takes 1.8 times the energy of a token, among models of the same kind",
    subtitle: "40 models that were made up",
    caption: "Made up, state of today (made_up.csv, 40 rows)",
    x: { type: "log" },
    y: { type: "log" },
    color: { type: "log" },
    marks: [limit(7), [Plot.dot(ROWS, { ...place, stroke: "concurrency", symbol: "kind" })]],
    ...options,
  });
}

const dots = (options: Plot.DotOptions, more: Partial<FigureOptions> = {}) =>
  figure({ document, marks: [Plot.dot(ROWS, { ...place, ...options })], ...more });

Deno.test("figure() gives one SVG that is a valid file, with all its words", () => {
  const text = energy().outerHTML, { documentElement: root } = parseSvg(text);
  assert.equal(root.namespaceURI, "http://www.w3.org/2000/svg");
  assert.equal(text.match(/ xmlns=/g)?.length, 1);
  assert.equal(root.getAttribute("role"), "img");
  assert.match(root.getAttribute("aria-label")!, /^Twice the size takes 1.8 times/);
  assert.equal(
    /currentColor|system-ui|plot-d6a7b5|NaN|undefined|Infinity/.exec(text)?.[0],
    undefined,
  );
  for (const words of ["40 models that were made up", "dense", "mixture of experts", "7\u202fB"]) {
    assert.ok(textsOf(root).includes(words), words);
  }
});

Deno.test("figure() draws the same again and in another window, and another under its own name", () => {
  const [first, narrow] = [energy(), energy({ width: 360 })];
  assert.equal(energy({ document: newDocument() }).outerHTML, first.outerHTML);
  assert.notEqual(narrow.getAttribute("class"), first.getAttribute("class"));
  const clipped = () => figure({ document, marks: [Plot.lineY([1, 3, 2], { clip: true })] });
  const ids = [...clipped().querySelectorAll("[id]")].map(({ id }) => id);
  assert.ok(ids.length > 0 && ids.every((id) => id.startsWith(clipped().getAttribute("class")!)));
  assert.match(clipped().outerHTML, new RegExp(`clip-path="url\\(#${ids[0]}\\)"`));
});

Deno.test("figure() keeps words within it and apart from each other, from 320 pixels on", () => {
  const forest = (width: number) =>
    figure({
      document,
      width,
      marks: [Plot.barX(ROWS, { x: "paramsB", y: "model", fill: "kind" })],
    });
  for (const width of [320, 360, 480, 720, 1000]) {
    for (const drawn of [energy({ width }), forest(width), dots({ fx: "hardware" }, { width })]) {
      assert.equal(drawn.getAttribute("width"), String(width));
      const boxes = textBoxes(drawn);
      for (const box of boxes) {
        assert.ok(box.x0 >= -0.5 && box.x1 <= width + 0.5, `${box.text} leaves ${width} pixels`);
      }
      assert.deepEqual(overlaps(boxes), [], `at ${width} pixels`);
    }
  }
});

Deno.test("figure() labels axes of known columns with their unit, and gives each tick its number", () => {
  const texts = textsOf(energy()), years = [{ year: 2020, v: 1 }, { year: 2024, v: 2 }];
  assert.ok(texts.includes("Parameters (B)"));
  assert.ok(texts.includes("Energy (kWh per million tokens)"));
  assert.ok(textsOf(dots({}, { x: { label: "size" } })).includes("size"));
  assert.ok(textsOf(dots({ y: () => 1 })).every((text) => !/[↑→]/.test(text)));
  const ticksOf = (drawn: Element, axis: string) =>
    [...drawn.querySelectorAll(`[class="${axis}-axis tick label"] text`)].map((d) => d.textContent);
  assert.deepEqual(ticksOf(energy(), "x").slice(0, 6), ["0.5", "1", "2", "5", "10", "20"]);
  // a log axis of less than a decade has few round numbers, here 0.9 and 1
  const short = figure({
    document,
    y: { type: "log" },
    marks: [Plot.dot([{ x: 1, y: 0.88 }, { x: 2, y: 1.4 }], { x: "x", y: "y" })],
  });
  assert.deepEqual(ticksOf(short, "y"), ["0.9", "1", "1.1", "1.2", "1.3", "1.4"]);
  const year = textsOf(figure({ document, marks: [Plot.dot(years, { x: "year", y: "v" })] }));
  assert.ok(year.includes("2020") && !year.includes("2,020"));
});

Deno.test("figure() has one legend where colour and shape mean the same, none where an axis tells", () => {
  const keysOf = (drawn: Element) => [...drawn.querySelectorAll(".legend > svg")];
  const [dense, mixture, none] = keysOf(dots({ stroke: "kind", symbol: "kind" }));
  assert.notEqual(dense.getAttribute("stroke"), mixture.getAttribute("stroke"));
  assert.equal(none, undefined);
  const means = { ...place, x: "hardware", fill: "hardware" };
  const bars = [Plot.barY(ROWS, Plot.groupX({ y: "mean" }, means))];
  assert.equal(figure({ document, marks: bars }).querySelector(".legend"), null);
  assert.equal(dots({ stroke: "model" }).querySelector(".legend"), null);
  assert.equal(keysOf(dots({ stroke: "model" }, { color: { legend: true } })).length, 40);
  assert.deepEqual(keysOf(dots({ stroke: "kind" }, { color: { legend: false } })), []);
});

Deno.test("figure() gives known names the same colour whatever else there is", () => {
  const mixtures = ROWS.filter(({ kind }) => kind !== "dense");
  const alone = figure({ document, marks: [Plot.dot(mixtures, { ...place, stroke: "kind" })] });
  const [one, all] = [alone, dots({ stroke: "kind" })].map((drawn) => drawn.scale("color")!);
  assert.equal(one.apply("mixture of experts"), all.apply("mixture of experts"));
  const sizes = dots({ stroke: ({ paramsB }) => paramsB > 7 ? "LLM" : "SLM" }).scale("color")!;
  assert.deepEqual([...sizes.domain!], ["SLM", "LLM"]);
  const other = dots({ stroke: ({ paramsB }) => paramsB > 7 ? "LLM" : "API" }).scale("color")!;
  assert.notEqual(other.apply("API"), other.apply("LLM"));
  const table = { rows: ROWS } as unknown as typeof ROWS;
  const drawn = () => figure({ document, marks: [Plot.dot(table, place)] });
  assert.throws(drawn, /^TypeError: Expected a list of rows, found a table/);
});

Deno.test("figure() takes Plot's options as they are", () => {
  const drawn = dots({ stroke: "kind" }, {
    color: { domain: ["dense"], range: ["#123456"] },
    x: { domain: [0, 5000], ticks: [0, 5000], tickFormat: (d: number) => `${d} !` },
    height: 200,
    className: "mine",
  });
  assert.ok(textsOf(drawn).includes("5000 !"));
  assert.equal(drawn.scale("color")!.apply("dense"), "#123456");
  assert.equal([...drawn.scale("x")!.domain!][1], 5000);
  assert.equal(drawn.querySelector("svg:not(.legend *)")!.getAttribute("height"), "200");
  assert.equal(drawn.getAttribute("class"), "mine");
});

Deno.test("a warning of Plot is told once", () => {
  const { warn } = console, told: unknown[] = [];
  console.warn = (text) => told.push(text);
  try {
    figure({
      document,
      marks: [Plot.dotX([{ day: "2026-01-01" }, { day: "2026-01-02" }], { x: "day" })],
    });
  } finally {
    console.warn = warn;
  }
  assert.equal(told.length, 1);
  assert.match(String(told), /x scale are strings that appear to be dates/);
});

Deno.test("figure() follows the room it is drawn in, and atWidth() draws it again", () => {
  assert.equal(withWidth(360, () => energy()).getAttribute("width"), "360");
  assert.equal(atWidth(energy(), 360)!.outerHTML, energy({ width: 360 }).outerHTML);
  assert.equal(atWidth(document.createElement("p"), 360), null);
});

Deno.test("an image has no titles, and is the same otherwise", () => {
  const dots = Plot.dot(ROWS, { x: "paramsB", y: "concurrency", title: "model", sort: "title" });
  const draw = () => figure({ document, className: "a", marks: [dots] }).outerHTML;
  assert.equal(asImage(draw), draw().replace(/<title>[^<]*<\/title>/g, ""));
  assert.equal(draw().match(/<title>/g)!.length, ROWS.length);
});

Deno.test("figure() keeps hostile names as text, and links to the web alone", () => {
  const attack =
    `</title><script>alert(1)</script>"'&<img src=x onerror=alert(1)>\u0000\u0008\u00a0`;
  const rows = ["javascript:alert(1)", "https://x.org"].map((link, a) => ({ a, attack, link }));
  const look = { x: "a", y: "a", stroke: "attack", title: "attack", href: "link" };
  const color = { legend: true }, marks = [Plot.dot(rows, look)];
  const drawn = figure({ document, title: attack, caption: attack, marks, color });
  const root = parseSvg(serialize(drawn));
  assert.equal(root.querySelector("script, img"), null);
  const links = [...root.querySelectorAll("a[href]")].map((a) => a.getAttribute("href"));
  assert.deepEqual(links, ["https://x.org"]);
});

Deno.test("figure() counts the dots that a logarithmic axis cannot show", () => {
  const rows = [{ ...ROWS[0], paramsB: -1 }, { ...ROWS[0], paramsB: 0 }, ...ROWS];
  const said = (type: "log" | "linear") =>
    textsOf(figure({ document, x: { type }, marks: [Plot.dot(rows, place)] })).join(" ");
  assert.match(said("log"), / 100 .*Not drawn: 2 dots at 0 or below, where a logarithmic axis/);
  assert.doesNotMatch(said("linear"), /Not drawn/);
});

Deno.test("figure() names the columns that there are", () => {
  assert.throws(
    () => dots({ x: "parmsB" }),
    /^RangeError: No row has a column `parmsB`, perhaps `paramsB`; columns are model, kind, /,
  );
  assert.throws(
    () => figure([1] as FigureOptions),
    /^TypeError: lm.figure\(\) got a list; it takes one object: lm.figure\(\{ title, marks/,
  );
  assert.throws(() => figure({ marks: [] }), /^TypeError: Cannot draw a figure: found no document/);
});

Deno.test("figure() draws where no row is left, and one row", () => {
  for (const rows of [[], ROWS.slice(0, 1)]) {
    const marks = [Plot.dot(rows, { ...place, stroke: "concurrency", symbol: "kind" })];
    for (const type of ["log", "linear"] as const) {
      const drawn = figure({ document, x: { type }, y: { type }, color: { type }, marks });
      assert.equal(/NaN|undefined|Infinity/.exec(drawn.outerHTML)?.[0], undefined);
    }
  }
});
