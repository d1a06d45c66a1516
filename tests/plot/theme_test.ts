import assert from "node:assert/strict";
import { colors, darkColors } from "../../lib/plot/theme.ts";
import { contrast } from "./contrast.ts";

Deno.test("colors of texts and series reach 4.5:1 on both backgrounds", () => {
  for (const role of ["ink", "muted", "blue", "vermilion", "green", "purple", "ochre"] as const) {
    assert.ok(contrast(colors[role], colors.background) >= 4.5, `${role}, light`);
    assert.ok(contrast(darkColors[role], darkColors.background) >= 4.5, `${role}, dark`);
  }
});

Deno.test("the ramp's steps are texts' colours too, each lighter than the one before", () => {
  const steps = ([1, 2, 3, 4, 5, 6, 7, 8] as const).map((step) => `step${step}` as const);
  const shades = [
    steps.map((role) => contrast(colors[role], colors.background)),
    steps.map((role) => contrast(darkColors[role], darkColors.background)),
  ];
  for (const ratios of shades) assert.ok(ratios.every((ratio) => ratio >= 4.5), String(ratios));
  assert.deepEqual(shades[0], shades[0].toSorted((a, b) => b - a));
  assert.deepEqual(shades[1], shades[1].toSorted((a, b) => a - b));
});

Deno.test("colors are each another, so that each has its own dark twin", () => {
  assert.equal(new Set(Object.values(colors)).size, Object.keys(colors).length);
});
