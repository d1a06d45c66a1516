import assert from "node:assert/strict";
import { drawBreak } from "../../lib/draw/draw_break.ts";
import { drawForest } from "../../lib/draw/draw_forest.ts";
import { drawFrontier } from "../../lib/draw/draw_frontier.ts";
import { drawGrowth } from "../../lib/draw/draw_growth.ts";
import { drawInfluence } from "../../lib/draw/draw_influence.ts";
import { drawRatio } from "../../lib/draw/draw_ratio.ts";
import { drawResiduals } from "../../lib/draw/draw_residuals.ts";
import { serialize } from "../../lib/plot/serialize.ts";
import { drawSpecification } from "../../lib/draw/draw_specification.ts";
import { rampColors } from "../../lib/plot/theme.ts";
import { newDocument, parseSvg } from "./figures.ts";
import { data, figures } from "./secondary.ts";
import { textBoxes } from "../plot/text_boxes.ts";

const names = Object.keys(figures) as (keyof typeof figures)[];

for (const name of names) {
  const figure = figures[name], drawer = `The figure "${name}"`;

  Deno.test(`${drawer} is the same in two windows, again and narrow between`, () => {
    const [one, two] = [newDocument(), newDocument()];
    const first = serialize(figure({ document: one }));
    figure({ document: two, width: 328 });
    assert.equal(serialize(figure({ document: two })), first);
    assert.equal(serialize(figure({ document: one })), first);
  });

  Deno.test(`${drawer} comes from what JSON carries`, () => {
    assert.deepEqual(JSON.parse(JSON.stringify(data[name])), data[name]);
  });

  Deno.test(`${drawer} is one accessible SVG file in each theme`, () => {
    for (const theme of ["auto", "light", "dark"] as const) {
      const text = serialize(figure({ document: newDocument(), theme }));
      const root = parseSvg(text).documentElement;
      assert.equal(root.getAttribute("role"), "img");
      assert.equal(root.getAttribute("aria-label"), data[name].description);
      assert.equal(text.match(/ xmlns=/g)?.length, 1);
      assert.doesNotMatch(text, /currentColor|var\(--|plot-d6a7b5|NaN|undefined|Infinity|<script/);
    }
  });

  Deno.test(`${drawer} gives no id twice and prefixes each`, () => {
    const root = figure({ document: newDocument() });
    const ids = [...root.querySelectorAll("[id]")].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.every((id) => id.startsWith(data[name].id)));
  });

  Deno.test(`${drawer} keeps its texts inside and apart`, () => {
    for (const width of [328, 480, 720, 960]) {
      const boxes = textBoxes(figure({ document: newDocument(), width }));
      assert.ok(boxes.length > 8);
      boxes.forEach((box, index) => {
        assert.ok(box.x0 >= -0.01 && box.x1 <= width, `${name} at ${width}: ${box.text} leaves`);
        for (const other of boxes.slice(index + 1)) {
          const apart = box.x1 <= other.x0 || other.x1 <= box.x0 || box.y1 <= other.y0 ||
            other.y1 <= box.y0;
          assert.ok(apart, `${name} at ${width}: "${box.text}" lies on "${other.text}"`);
        }
      });
    }
  });

  Deno.test(`${drawer} draws nothing beyond its sides`, () => {
    const width = 328;
    const root = figure({ document: newDocument(), width });
    for (const shape of root.querySelectorAll("circle,rect,line")) {
      for (const attribute of ["x", "cx", "x1", "x2"]) {
        const x = Number(shape.getAttribute(attribute) ?? 0);
        assert.ok(x >= 0 && x <= width, `${shape.outerHTML} lies outside`);
      }
    }
  });
}

Deno.test("each dot of the secondary figures has a title", () => {
  const titles = (name: keyof typeof figures) =>
    [...figures[name]({ document: newDocument() }).querySelectorAll("title")]
      .map((title) => title.textContent!);
  const has = (name: keyof typeof figures, expected: string[]) => {
    const found = titles(name);
    for (const title of expected) {
      assert.ok(found.some((text) => text.startsWith(title)), `${name} lacks ${title}`);
    }
    assert.ok(found.length >= expected.length);
  };
  has("forest", data.forest.rows.map(({ label }) => label));
  has("residuals", data.residuals.panels.flatMap(({ dots }) => dots.map(({ title }) => title)));
  has("break", ["best 8", "SLM limit 7"]);
  has("specification", data.specification.specifications.map(({ labels }) => labels.join(", ")));
  has("frontier", [...data.frontier.dots.map(({ title }) => title), "owner/large"]);
  has("ratio", data.ratio.groups.flatMap(({ ratios }) => ratios.map(({ title }) => title)));
  has("concurrency", data.concurrency.series[0].points.map(({ title }) => title));
  has("latency", [...data.latency.dots.map(({ title }) => title), "8, 40"]);
  has("share", data.share.dots.map(({ title }) => title));
  has("groups", ["Total parameters, study", "Active parameters, today"]);
  has("influence", data.influence.dots.map(({ title }) => title));
});

Deno.test("drawForest() cuts what is wider than the axis and ends it in arrows inside the figure", () => {
  const root = figures.forest({ document: newDocument(), width: 328 });
  const svg = root.querySelector("svg")!, inner = Number(svg.getAttribute("width"));
  const ends = [...svg.querySelectorAll("g[aria-label=link] path")].flatMap((path) =>
    [...path.getAttribute("d")!.matchAll(/([-\d.]+),[-\d.]+/g)].map(([, x]) => Number(x))
  );
  assert.equal(ends.length, 2 * data.forest.rows.length);
  assert.ok(ends.every((x) => x >= 0 && x <= inner));
  assert.equal(svg.querySelectorAll('path[transform*="rotate"]').length, 2);
});

Deno.test("the secondary figures refuse empty data and say what mends it", () => {
  const options = { document: newDocument() };
  const message = /^RangeError: Cannot (draw|make) .+: found (0|no) .+, need 1; .+/;
  const refuse = (draw: () => unknown) => assert.throws(draw, message);
  refuse(() => drawForest({ ...data.forest, rows: [] }, options));
  refuse(() => drawResiduals({ ...data.residuals, panels: [] }, options));
  refuse(() => drawBreak({ ...data.break, profile: [] }, options));
  refuse(() => drawSpecification({ ...data.specification, specifications: [] }, options));
  refuse(() => drawFrontier({ ...data.frontier, frontier: [] }, options));
  refuse(() => drawRatio({ ...data.ratio, groups: [] }, options));
  refuse(() => drawInfluence({ ...data.influence, dots: [] }, options));
});

Deno.test("drawSpecification() refuses an option without a row", () => {
  const [first] = data.specification.specifications;
  const specifications = [{ ...first, labels: ["merge", "all rows"] }];
  assert.throws(
    () => drawSpecification({ ...data.specification, specifications }, { document: newDocument() }),
    /^RangeError: Cannot draw specification 1: found "merge" for Type, need one of "all types", "chat"/,
  );
});

Deno.test("drawFrontier() steps so that no unbeaten model lies on the wrong side of the line", () => {
  const steps = (better: { x: "low" | "high"; y: "low" | "high" }) => {
    const root = drawFrontier({ ...data.frontier, better }, { document: newDocument() });
    const [start, corner] = root.querySelector("g[aria-label=line] path")!.getAttribute("d")!
      .slice(1).split("L").map((point) => point.split(",").map(Number));
    return corner[0] === start[0] ? "up first" : "right first";
  };
  assert.equal(steps({ x: "low", y: "high" }), "right first");
  assert.equal(steps({ x: "high", y: "low" }), "up first");
});

Deno.test("drawFrontier() numbers a model whose name has no room", () => {
  // Dots everywhere: the long name would cover too many of them, its number covers few.
  const crowd = Array.from({ length: 3600 }, (_, index) => ({
    ...data.frontier.dots[0],
    x: 0.1 * 10 ** (3 * (index % 60) / 60),
    y: 50 * Math.floor(index / 60) / 60,
  }));
  const root = drawFrontier({ ...data.frontier, dots: crowd }, { document: newDocument() });
  const numbers = [...root.querySelectorAll("text.short")].map((text) => text.textContent);
  assert.deepEqual(numbers, ["3"]);
  assert.ok(textBoxes(root).some(({ text }) => text.endsWith("numbers: table")));
});

Deno.test("a ramp colours series from its first to its last step, and the legend shows it", () => {
  for (const name of ["concurrency", "latency"] as const) {
    const root = figures[name]({ document: newDocument() });
    const fills = [...root.querySelectorAll("g.dots")].map((group) =>
      group.getAttribute("stroke") ?? group.getAttribute("fill")
    );
    assert.ok(fills.includes(rampColors[0]) && fills.includes(rampColors.at(-1)!));
    assert.ok(root.textContent!.includes(data[name].ramp.label));
  }
});

Deno.test("drawLines() names many lines in the margin, in the order of their ends", () => {
  for (const width of [360, 720]) {
    const root = figures.models({ document: newDocument(), width });
    const ends = data.models.series.map(({ name, points }) => ({ name, y: points.at(-1)!.y }));
    const names = textBoxes(root).filter(({ x0 }) => x0 > width / 2)
      .flatMap(({ text, y0 }) => ends.filter(({ name }) => name === text).map(() => ({ text, y0 })))
      .toSorted((a, b) => a.y0 - b.y0);
    const order = ends.toSorted((a, b) => b.y - a.y).map(({ name }) => name);
    const shown = new Set(names.map(({ text }) => text));
    assert.ok(shown.size >= 8, `${shown.size} names at ${width}`);
    assert.deepEqual(names.map(({ text }) => text), order.filter((name) => shown.has(name)));
  }
});

Deno.test("drawLines() has a band in each series' colour, and no line through markers alone", () => {
  const root = figures.concurrency({ document: newDocument() });
  const bands = [...root.querySelectorAll("g[aria-label=curves] path[fill-opacity]")];
  assert.deepEqual(
    bands.map((band) => band.getAttribute("fill")),
    [rampColors[0], rampColors.at(-1)],
  );
  assert.equal(root.querySelector("g[aria-label=line]"), null);
});

Deno.test("drawGrowth() draws a guide where y is its ratio times x, and shows a part of each", () => {
  const root = figures.share({ document: newDocument() });
  const texts = [...root.querySelectorAll("text")].map((text) => text.textContent);
  for (const { label } of data.share.guides) assert.ok(texts.includes(label), label);
  // On the dots' own axes: a dot at ratio 100 / 10 lies on the guide of 10 %.
  const dots = [1, 2].map((x) => ({ x, y: 10 * x, series: "SLM", title: "on the line" }));
  const on = drawGrowth({ ...data.share, dots, guides: [{ label: "10 %", ratio: 10 }] }, {
    document: newDocument(),
  });
  const [[x0, y0], [x1, y1]] = on.querySelector("g[aria-label=line] path")!.getAttribute("d")!
    .slice(1).split("L").map((spot) => spot.split(",").map(Number));
  for (const dot of on.querySelectorAll(".dots > path")) {
    const [, end, y] = dot.getAttribute("d")!.match(/^M([\d.]+),([\d.]+)a/)!.map(Number);
    const x = end - Number(dot.getAttribute("d")!.match(/a([\d.]+)/)![1]);
    assert.ok(Math.abs(y0 + (y1 - y0) * (x - x0) / (x1 - x0) - y) < 0.05);
  }
});
