import type { RenderFunction } from "@observablehq/plot";
import { spread } from "../plot/labels.ts";
import { svg } from "../plot/svg.ts";
import { textWidth } from "../plot/text.ts";

/** Pixels above the plot that the labels take. */
export const LINE_LABEL_HEIGHT = 20;

const FONT_SIZE = 12, GAP = 10;

/** A mark that names vertical lines above the plot, moved apart where their names would touch. */
export function lineLabels(
  lines: readonly { x: number; text: string; color: string }[],
): RenderFunction {
  return (_index, scales, _values, { width, marginTop }, { document }) => {
    const centres = spread(
      lines.map(({ x, text }) => ({
        at: scales.x!(x) as number,
        size: textWidth(text, FONT_SIZE, "bold") + GAP,
      })),
      [0, width],
    );
    return svg(
      document,
      "g",
      { "font-size": FONT_SIZE, "font-weight": "bold" },
      ...lines.map(({ text, color }, index) =>
        svg(document, "text", { x: centres[index], y: marginTop - 7, fill: color }, text)
      ),
    );
  };
}
