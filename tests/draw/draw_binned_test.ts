import assert from "node:assert/strict";
import { drawBinned } from "../../lib/draw/draw_binned.ts";
import { serialize } from "../../lib/plot/serialize.ts";
import { newDocument, parseSvg } from "./figures.ts";

const data = {
  id: "test-binned",
  title: "Many rows",
  subtitle: "111 rows",
  caption: "Source: made up",
  description: "Rows in bins",
  x: { label: "Parameters", scale: "log", unit: "B params" },
  y: { label: "CO₂ (kg)", scale: "log" },
  bins: [
    { x0: 1, x1: 10, y0: 1, y1: 10, n: 1 },
    { x0: 10, x1: 100, y0: 10, y1: 100, n: 100 },
    { x0: 1, x1: 10, y0: 10, y1: 100, n: 10 },
  ],
  limitB: 7,
  curves: [{
    label: "fit",
    role: "main",
    points: [{ x: 1, estimate: 2 }, { x: 100, estimate: 80 }],
  }],
} as const;

Deno.test("drawBinned() draws a rectangle for each bin, stronger for more rows", () => {
  const figure = parseSvg(serialize(drawBinned(data, { document: newDocument() })));
  const bins = [...figure.querySelectorAll(".bins rect")];
  assert.deepEqual(bins.map((bin) => bin.textContent), ["1 row", "100 rows", "10 rows"]);
  const opacity = bins.map((bin) => Number(bin.getAttribute("fill-opacity")));
  assert(opacity[0] < opacity[2] && opacity[2] < opacity[1]);
  assert.equal(opacity[2], 0.47); // halfway on the log scale of 1 to 100
  for (const bin of bins) assert(Number(bin.getAttribute("width")) > 100);
});

Deno.test("drawBinned() needs a bin", () =>
  assert.throws(
    () => drawBinned({ ...data, bins: [] }, { document: newDocument() }),
    /^RangeError: Cannot draw the bins: found 0 bins, need 1/,
  ));
