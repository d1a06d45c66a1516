import assert from "node:assert/strict";
import { drawHardware } from "../../lib/draw/draw_hardware.ts";
import { serialize } from "../../lib/draw/serialize.ts";
import { hardware, newDocument } from "./figures.ts";

Deno.test("drawHardware() draws the same in two windows", () => {
  const draw = (width: number) =>
    serialize(drawHardware(hardware, { document: newDocument(), width }));
  assert.equal(draw(720), draw(720));
  assert.notEqual(draw(720), draw(328));
});

Deno.test("drawHardware() keeps a hardware's colour whatever else is shown", () => {
  const [, alone] = hardware.series;
  const color = (series: typeof hardware.series) => {
    const root = drawHardware({ ...hardware, series }, { document: newDocument() });
    return [...root.querySelectorAll("g.dots")].at(-1)!.getAttribute("fill");
  };
  assert.equal(color([alone]), color(hardware.series));
});

Deno.test("drawHardware() says how many rows stand behind each point", () => {
  const root = drawHardware(hardware, { document: newDocument() });
  const titles = [...root.querySelectorAll("[data-index] title")].map((title) => title.textContent);
  assert.equal(titles.length, 5);
  // Sorted by parameter count, whatever the order of the data.
  assert.deepEqual(titles.slice(0, 3), ["A100, 3 rows", "A100, 2 rows", "A100, 1 row"]);
});

Deno.test("drawHardware() names each hardware once, wide or narrow", () => {
  for (const width of [720, 328]) {
    const root = drawHardware(hardware, { document: newDocument(), width });
    const texts = [...root.querySelectorAll("text")].map((text) => text.textContent);
    assert.equal(texts.filter((text) => text === "A100").length, 1);
    assert.equal(texts.filter((text) => text === "T4").length, 1);
  }
});

Deno.test("drawHardware() spans the published models, which are there to be compared", () => {
  const lowest = (curves: typeof hardware.curves) => {
    const root = drawHardware({ ...hardware, curves }, { document: newDocument() });
    const ticks = [...root.querySelectorAll("[aria-label='y-axis tick label'] text")];
    return Math.min(...ticks.map((tick) => Number(tick.textContent)));
  };
  assert.ok(lowest(hardware.curves) < 0.1);
  assert.ok(lowest([]) >= 0.5);
});
