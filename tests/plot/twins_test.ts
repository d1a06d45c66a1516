import assert from "node:assert/strict";
import { interpolator } from "../../lib/plot/scheme.ts";
import { colors, darkColors } from "../../lib/plot/theme.ts";
import { darkTwin } from "../../lib/plot/twins.ts";
import { contrast } from "./contrast.ts";

Deno.test("darkTwin() lets every colour of a ramp be seen on a dark background", () => {
  for (const scheme of [undefined, "plasma", "viridis", "magma"]) {
    const color = interpolator(scheme)!;
    for (let t = 0; t <= 1; t += 0.02) {
      const light = hex(color(t)), dark = darkTwin(color(t)) ?? light;
      assert.ok(contrast(hex(dark), darkColors.background) >= 2.9, `${scheme} ${t} ${dark}`);
      assert.ok(contrast(light, colors.background) >= 1.6, `${scheme} ${t} ${light}`);
    }
  }
});

Deno.test("darkTwin() reverses greys, and leaves what it cannot read", () => {
  assert.ok(contrast(darkTwin("#eeeeee")!, darkColors.background) < 1.5);
  assert.ok(contrast(darkTwin("#222222")!, darkColors.background) > 8);
  assert.equal(darkTwin("hsl(1 2% 3%)"), null);
});

/** A colour as #rrggbb. */
function hex(color: string): string {
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color)?.slice(1).map(Number);
  return parts ? `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}` : color;
}
