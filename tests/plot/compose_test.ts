import assert from "node:assert/strict";
import * as Plot from "@observablehq/plot";
import { compose, isComposed, titleOf } from "../../lib/plot/compose.ts";
import { newDocument, parseSvg, ROWS, textsOf } from "./document.ts";

const document = newDocument();
const dots = Plot.dot(ROWS, { x: "paramsB", y: "concurrency", stroke: "kind", symbol: "kind" });

Deno.test("compose() draws Plot's legends of categories and its words inside one SVG", () => {
  const plot = Plot.plot({
    document,
    title: "A title",
    subtitle: "Below it",
    caption: "A source",
    color: { legend: true },
    symbol: { legend: true },
    marks: [dots],
  });
  const colors = ["dense", "mixture of experts"].map((name) => plot.scale("color")!.apply(name));
  const made = compose(plot), root = parseSvg(made.outerHTML);
  const keys = [...root.querySelectorAll(".legend > svg")];
  assert.deepEqual(keys.map((key) => key.getAttribute("stroke") ?? key.getAttribute("fill")), [
    ...colors,
    ...colors,
  ]);
  for (const words of ["A title", "Below it", "A source", "dense", "mixture of experts"]) {
    assert.ok(textsOf(made).includes(words), words);
  }
  assert.deepEqual(titleOf(made), { title: "A title", titleHeight: 24 }); // a line of 1.4 times 17 px
});

Deno.test("compose() takes a chart alone, a legend alone, several charts, and its own", () => {
  const chart = compose(Plot.plot({ document, width: 300, marks: [dots] }));
  assert.equal(chart.getAttribute("width"), "324");
  assert.match(chart.getAttribute("aria-label")!, /^Chart of 40 dots; /);
  const color: Plot.ScaleOptions = { type: "ordinal", domain: ["a", "b"] };
  const legend = Plot.legend({ document, color } as unknown as Plot.LegendOptions);
  assert.deepEqual(textsOf(compose(legend)), ["a", "b"]);
  const both = document.createElement("div");
  for (const height of [100, 150]) both.append(Plot.plot({ document, height, marks: [dots] }));
  assert.equal(compose(both).getAttribute("height"), "274");
  assert.ok(isComposed(chart) && compose(chart) === chart);
  assert.throws(
    () => compose(document.createElement("p")),
    /^TypeError: Cannot show a figure: found no/,
  );
});

Deno.test("compose() keeps a chart's own background and ink", () => {
  const style = { background: "rgb(255, 238, 204)", color: "rgb(153, 0, 0)" };
  const own = compose(Plot.plot({ document, style, marks: [Plot.lineY([1, 3, 2])] }));
  assert.equal(own.querySelector(".background")!.getAttribute("fill"), style.background);
  assert.ok(own.querySelector(`[stroke="${style.color}"]`));
});
