import assert from "node:assert/strict";
import { drawGrowth } from "../../lib/draw/draw_growth.ts";
import { serialize } from "../../lib/plot/serialize.ts";
import {
  colors,
  darken,
  darkStyle,
  rampColors,
  type Role,
  seriesStyle,
} from "../../lib/plot/theme.ts";
import { growth, newDocument } from "../draw/figures.ts";
import { contrast } from "./contrast.ts";

/** The dark twin of a role's colour. */
function dark(role: Role): string {
  const rect = newDocument().createElementNS("http://www.w3.org/2000/svg", "g");
  const child = rect.appendChild(rect.cloneNode() as Element);
  child.setAttribute("fill", colors[role]);
  darken(rect);
  return child.getAttribute("fill")!;
}

Deno.test("colors of texts and series reach 4.5:1 on both backgrounds", () => {
  for (const role of ["ink", "muted", "blue", "vermilion", "green", "purple", "ochre"] as const) {
    assert.ok(contrast(colors[role], colors.background) >= 4.5, `${role}, light`);
    assert.ok(contrast(dark(role), dark("background")) >= 4.5, `${role}, dark`);
  }
});

Deno.test("the ramp's steps are texts' colours too, each lighter than the one before", () => {
  const steps = ([1, 2, 3, 4, 5, 6, 7, 8] as const).map((step) => `step${step}` as const);
  const shades = [
    steps.map((role) => contrast(colors[role], colors.background)),
    steps.map((role) => contrast(dark(role), dark("background"))),
  ];
  for (const ratios of shades) assert.ok(ratios.every((ratio) => ratio >= 4.5), String(ratios));
  assert.deepEqual(shades[0], shades[0].toSorted((a, b) => b - a));
  assert.deepEqual(shades[1], shades[1].toSorted((a, b) => a - b));
});

Deno.test("colors are each another, so that each has its own dark twin", () => {
  assert.equal(new Set(Object.values(colors)).size, Object.keys(colors).length);
});

Deno.test("seriesStyle() gives the hardware and the classes different colours and shapes", () => {
  for (const names of [["SLM", "LLM"], ["A100", "A10", "T4", "32vCPU"]]) {
    const styles = names.map((name) => seriesStyle(name));
    assert.equal(new Set(styles.map(({ color }) => color)).size, names.length);
    assert.equal(new Set(styles.map(({ symbol }) => symbol)).size, names.length);
  }
  assert.equal(seriesStyle("constructor", 1).symbol, "triangle");
});

Deno.test("seriesStyle() takes a place on the ramp from 0 to 1 only, and names what is not on it", () => {
  const ramp = { label: "size", places: { small: 0, large: 1, larger: 1.2 } };
  assert.equal(seriesStyle("large", 0, ramp).color, rampColors.at(-1));
  assert.equal(seriesStyle("toString", 1, ramp).symbol, "triangle");
  assert.throws(
    () => seriesStyle("larger", 0, ramp),
    /^RangeError: Cannot colour larger: found place 1.2 on the ramp, need 0 to 1/,
  );
});

Deno.test("theme sets the scheme outright, or leaves it to the reader", () => {
  const draw = (theme: "auto" | "light" | "dark") =>
    serialize(drawGrowth(growth, { document: newDocument(), theme }));
  const style = `<style>${darkStyle(growth.id)}</style>`;
  assert.ok(draw("auto").includes(style));
  assert.equal(draw("auto").replace(style, ""), draw("light"));
  for (const color of Object.values(colors)) assert.ok(!draw("dark").includes(color), color);
});

Deno.test("each colour of a figure is one of the palette, so that none stays light in the dark", () => {
  const root = drawGrowth(growth, { document: newDocument() });
  const palette = new Set<string>([...Object.values(colors), "none"]);
  for (const element of root.querySelectorAll("[fill],[stroke]")) {
    for (const name of ["fill", "stroke"]) {
      const color = element.getAttribute(name);
      assert.ok(color === null || palette.has(color), `${element.localName} ${name}=${color}`);
    }
  }
});
