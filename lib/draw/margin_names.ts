import type { RenderFunction } from "@observablehq/plot";
import { type EndLabel, spread } from "../plot/labels.ts";
import { inPixels } from "../plot/place_labels.ts";
import { clippedText, svg } from "../plot/svg.ts";
import { textWidth } from "../plot/text.ts";

const FONT_SIZE = 11, LINE = 14, GAP = 16;

/** Pixels of the right margin that hold the names of many lines: at most a third of the figure. */
export function namesWidth(names: readonly { text: string }[], width: number): number {
  const widest = Math.max(...names.map(({ text }) => textWidth(text, FONT_SIZE)));
  return Math.ceil(Math.min(widest + 1, width / 3)) + GAP;
}

/** Height of a chart that holds all names one below the other, with its axes. */
export function namesHeight(names: readonly unknown[]): number {
  return names.length * LINE + 64;
}

/**
 * A mark that writes names in the right margin, one below the other in the order of their lines'
 * ends, each joined to its end by a thin line.
 */
export function marginNames(labels: readonly EndLabel[], radius: number): RenderFunction {
  return (_index, scales, _values, dimensions, { document }) => {
    const { width, height, marginRight, marginTop, marginBottom } = dimensions;
    const edge = width - marginRight, start = edge + GAP - 2;
    const ends = labels.map((label) => ({ ...label, ...inPixels(scales)(label) }));
    const middles = spread(
      ends.map(({ y }) => ({ at: y, size: LINE })),
      [marginTop, height - marginBottom],
    );
    return svg(
      document,
      "g",
      { "text-anchor": "start" },
      ...ends.flatMap(({ x, y, text, color }, index) => {
        const spots = [[x + radius, y], [Math.max(x + radius, edge), y], [
          start - 3,
          middles[index],
        ]];
        return [
          svg(document, "polyline", {
            points: spots.map((spot) => spot.map((at) => at.toFixed(1)).join(",")).join(" "),
            fill: "none",
            stroke: color,
            "stroke-opacity": 0.45,
          }),
          clippedText(document, text, width - start, {
            x: start,
            y: middles[index] + 4,
            fill: color,
            "font-size": FONT_SIZE,
          }),
        ];
      }),
    );
  };
}
