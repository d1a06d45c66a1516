import assert from "node:assert/strict";
import { DARK_RAMP, darkTwin, RAMP } from "../../lib/plot/scheme.ts";
import { colors, darkColors } from "../../lib/plot/theme.ts";

/** Contrast of two colours after WCAG 2.2, relative luminance. */
function contrast(...pair: [string, string]): number {
  const [low, high] = pair.map((color) => {
    const parts = /^#(..)(..)(..)$/.exec(color)?.slice(1).map((part) => parseInt(part, 16)) ??
      color.match(/\d+/g)!.map(Number);
    const [red, green, blue] = parts.map((part) => part / 255)
      .map((share) => share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

Deno.test("colors of texts and series reach 4.5:1 on both backgrounds, and are each another", () => {
  for (const role of ["ink", "muted", "blue", "vermilion", "green", "purple", "ochre"] as const) {
    assert.ok(contrast(colors[role], colors.background) >= 4.5, `${role}, light`);
    assert.ok(contrast(darkColors[role], darkColors.background) >= 4.5, `${role}, dark`);
  }
  assert.equal(new Set(Object.values(colors)).size, Object.keys(colors).length);
});

Deno.test("the ramp's colours go one way in light and dark, and each can be seen", () => {
  const light = RAMP.map((color) => contrast(color, colors.background));
  const dark = DARK_RAMP.map((color) => contrast(color, darkColors.background));
  assert.ok([...light, ...dark].every((ratio) => ratio >= 4.4), String([...light, ...dark]));
  assert.ok(light[0] > light[16] && light[16] > light[31] && dark[0] < dark[16]);
  assert.deepEqual(RAMP.map(darkTwin), DARK_RAMP);
});

Deno.test("darkTwin() lightens what is too dark, reverses greys, and leaves what is no colour", () => {
  for (const color of ["#000080", "steelblue", "hsl(1 20% 3%)", "rgb(1, 1, 2)"]) {
    assert.equal(darkTwin(color), `oklch(from ${color} max(l, 0.6) c h)`);
  }
  for (const color of ["#eee", "#222222", "black", "rgb(9, 9, 9)"]) {
    assert.equal(darkTwin(color), `oklch(from ${color} calc(0.92 - 0.7 * l) c h)`);
  }
  for (const color of ["url(#a)", 'red"]{}']) assert.equal(darkTwin(color), null);
});
