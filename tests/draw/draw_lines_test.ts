import assert from "node:assert/strict";
import { drawLines } from "../../lib/draw/draw_lines.ts";
import { serialize } from "../../lib/plot/serialize.ts";
import { lines, newDocument } from "./figures.ts";
import { textBoxes } from "../plot/text_boxes.ts";

Deno.test("drawLines() draws the same in two windows", () => {
  const draw = (width: number) => serialize(drawLines(lines, { document: newDocument(), width }));
  assert.equal(draw(720), draw(720));
  assert.notEqual(draw(720), draw(328));
});

Deno.test("drawLines() keeps a hardware's colour whatever else is shown", () => {
  const [, alone] = lines.series;
  const color = (series: typeof lines.series) => {
    const root = drawLines({ ...lines, series }, { document: newDocument() });
    return [...root.querySelectorAll("g.dots")].at(-1)!.getAttribute("fill");
  };
  assert.equal(color([alone]), color(lines.series));
});

Deno.test("drawLines() gives a marker its title, and none where it has none", () => {
  const titled = {
    ...lines,
    series: lines.series.map((one) => ({
      ...one,
      points: one.points.map((point) => ({ ...point, title: `${one.name}, ${point.n}` })),
    })),
  };
  const titles = (data: typeof lines) =>
    [...drawLines(data, { document: newDocument() }).querySelectorAll(".dots title")]
      .map((title) => title.textContent);
  assert.deepEqual(titles(lines), []);
  // Sorted by parameter count, whatever the order of the data.
  assert.deepEqual(titles(titled).slice(0, 3), ["A100, 3", "A100, 2", "A100, 1"]);
});

Deno.test("drawLines() names each hardware once, wide or narrow", () => {
  for (const width of [720, 328]) {
    const root = drawLines(lines, { document: newDocument(), width });
    const texts = [...root.querySelectorAll("text")].map((text) => text.textContent);
    assert.equal(texts.filter((text) => text === "A100").length, 1);
    assert.equal(texts.filter((text) => text === "T4").length, 1);
  }
});

Deno.test("drawLines() spans the published models, which are there to be compared", () => {
  const lowest = (curves: typeof lines.curves) => {
    const root = drawLines({ ...lines, curves }, { document: newDocument() });
    const ticks = [...root.querySelectorAll("[aria-label='y-axis tick label'] text")];
    return Math.min(...ticks.map((tick) => Number(tick.textContent)));
  };
  assert.ok(lowest(lines.curves) < 0.1);
  assert.ok(lowest([]) >= 0.5);
});

Deno.test("drawLines() names a line off all markers, lines and names of others", () => {
  const line = (name: string, points: readonly [number, number][]) => ({
    name,
    points: points.map(([x, y]) => ({ x, y, n: 1 })),
  });
  // Three lines end within each other's reach: the study's unquantized averages from 6 B on.
  const series = [
    line("A10", [[6, 2.42], [7, 2.65], [8, 2.97], [9, 3.38]]),
    line("A100", [[6, 4.37], [7, 3.91], [8, 5.31], [12, 5.49], [14, 29.5], [20, 6.92], [34, 9.41]]),
    line("T4", [[6, 2.99], [7, 3.3]]),
    line("32vCPU", [[6, 2.78], [7, 3.24], [9, 4.09], [12, 4.8], [13, 5.3], [14, 3.89], [20, 7.77]]),
  ];
  const left = { name: "", points: [{ x: 0.125, y: 0.2, n: 1 }] };
  for (const width of [480, 600, 720, 960]) {
    const root = drawLines({ ...lines, series: [...series, left] }, {
      document: newDocument(),
      width,
    });
    const chart = root.querySelector("svg")!;
    const move = { x: Number(chart.getAttribute("x")), y: Number(chart.getAttribute("y")) };
    const spots = [...chart.querySelectorAll(".dots > path")].flatMap((markers) =>
      [...markers.getAttribute("d")!.matchAll(/M([\d.]+),([\d.]+)/g)].map(([, x, y]) => ({
        x: Number(x) + move.x,
        y: Number(y) + move.y,
      }))
    );
    const paths = [...chart.querySelectorAll("g[aria-label=line] path")].map((path) =>
      path.getAttribute("d")!.slice(1).split("L").map((spot) => {
        const [x, y] = spot.split(",").map(Number);
        return { x: x + move.x, y: y + move.y };
      })
    );
    for (const [index, { name }] of series.entries()) {
      const box = textBoxes(root).find(({ text }) => text === name)!;
      const within = ({ x, y }: { x: number; y: number }) =>
        x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1;
      assert.ok(!spots.some(within), `${name} lies on a marker at ${width}`);
      const others = paths.filter((_, other) => other !== index);
      assert.ok(!others.some((path) => along(path).some(within)), `${name} crosses at ${width}`);
    }
  }
});

/** Many points along a line. */
function along(path: readonly { x: number; y: number }[]): { x: number; y: number }[] {
  return path.slice(1).flatMap((to, index) =>
    Array.from({ length: 51 }, (_, step) => ({
      x: path[index].x + (to.x - path[index].x) * step / 50,
      y: path[index].y + (to.y - path[index].y) * step / 50,
    }))
  );
}
