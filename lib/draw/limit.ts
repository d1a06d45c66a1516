import * as Plot from "@observablehq/plot";
import { formatParams } from "../words/quantity.ts";
import { type Axis, axisShare, type SpannedAxis } from "./axes.ts";
import type { Domain } from "./axis.ts";
import { symbolPath } from "./legend.ts";
import { svg } from "../plot/svg.ts";
import { textWidth } from "../plot/text.ts";
import { colors, seriesStyle } from "../plot/theme.ts";

const FONT_SIZE = 12, KEY = 14, GAP = 8;

/** The limit, if it lies within the axis, else null. */
export function limitWithin(limitB: number | null, [low, high]: Domain): number | null {
  return limitB !== null && limitB > low && limitB < high ? limitB : null;
}

/** What stands on both sides of the limit, and how wide it is with its key. */
function sides(limitB: number): { text: string; width: number }[] {
  const limit = formatParams(limitB);
  return [`SLM ≤ ${limit}`, `LLM > ${limit}`].map((text) => ({
    text,
    width: textWidth(text, FONT_SIZE, "bold") + KEY,
  }));
}

/** Left edges of both names: beside the line at `x`, but within the chart's width. */
function lefts(limitB: number, x: number, width: number): [number, number] {
  const [slm, llm] = sides(limitB);
  const start = Math.max(0, Math.min(x - GAP - slm.width, width - slm.width - llm.width - 2 * GAP));
  const next = start + slm.width + 2 * GAP;
  return [start, Math.max(next, Math.min(x + GAP, width - llm.width))];
}

/**
 * Pixels to leave above the plot for the limit's names: none if they fit beside the y axis' label.
 */
export function limitRoom(
  limitB: number | null,
  x: SpannedAxis,
  y: Axis,
  { width, right }: { width: number; right: number },
): number {
  if (limitB === null) return 0;
  const margin = 30, position = margin + axisShare(limitB, x) * (width - margin - right);
  return textWidth(y.label, 11) + 24 < lefts(limitB, position, width)[0] ? 0 : 20;
}

/**
 * The dashed line at the SLM limit, with the two classes named on its sides above the plot; with
 * `keys` the names carry the classes' symbol and colour, and so are the legend.
 */
export function limitMarks(limitB: number | null, { keys }: { keys: boolean }): Plot.Markish[] {
  if (limitB === null) return [];
  return [
    Plot.ruleX([limitB], { stroke: colors.muted, strokeDasharray: "4 4", strokeWidth: 1.25 }),
    (_index, scales, _values, { width, marginTop }, { document }) => {
      const group = svg(document, "g", { "font-size": FONT_SIZE, "font-weight": "bold" });
      const starts = lefts(limitB, scales.x!(limitB) as number, width);
      sides(limitB).forEach(({ text }, index) => {
        const { color, symbol } = seriesStyle(index === 0 ? "SLM" : "LLM");
        const left = starts[index];
        // Without keys the name on the left still ends at the line, not before its empty key.
        const x = keys || index === 0 ? left + KEY : left;
        if (keys) {
          const d = symbolPath(symbol, 4, [left + 5, marginTop - 12]);
          group.append(svg(document, "path", { d, fill: color }));
        }
        const fill = keys ? color : colors.muted;
        group.append(
          svg(document, "text", { x, y: marginTop - 8, "text-anchor": "start", fill }, text),
        );
      });
      return group;
    },
  ];
}
