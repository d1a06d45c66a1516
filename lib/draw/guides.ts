import * as Plot from "@observablehq/plot";
import type { SpannedAxis } from "./axes.ts";
import { DASHES } from "./legend.ts";
import { type Box, HALO, inPixels, type Place } from "../plot/place_labels.ts";
import { svg } from "../plot/svg.ts";
import { textWidth } from "../plot/text.ts";
import { colors } from "../plot/theme.ts";

/** A line of one ratio: y = ratio · x. */
export type Guide = { label: string; ratio: number };

/** Heights that the y axis spans, so that a good part of each guide is seen. */
export function guideValues(guides: readonly Guide[], { scale, domain }: SpannedAxis): number[] {
  const [low, high] = domain;
  const inner = scale === "log" ? low * (high / low) ** 0.7 : low + 0.7 * (high - low);
  return guides.map(({ ratio }) => ratio * inner);
}

/** A guide from one end of the x axis to the other. */
export function guideLine({ ratio }: Guide, { domain }: SpannedAxis): Place[] {
  return domain.map((x) => ({ x, y: ratio * x }));
}

/** Where each guide is named: over its line, where that leaves the plot at the top or right. */
export function guideNames(
  guides: readonly Guide[],
  axis: SpannedAxis,
  scales: Plot.ScaleFunctions,
  { width, marginRight, marginTop }: Plot.Dimensions,
): { label: string; x: number; y: number; box: Box }[] {
  return guides.map((guide) => {
    const [from, to] = guideLine(guide, axis).map(inPixels(scales));
    const y = Math.max(to.y - 6, marginTop + 12);
    const onLine = to.x + (to.x - from.x) / (to.y - from.y) * (y - to.y);
    const x = Math.min(onLine, width - marginRight) - 6;
    const box = { x0: x - textWidth(guide.label, 11) - 4, x1: x + 4, y0: y - 11, y1: y + 3 };
    return { label: guide.label, x, y, box };
  });
}

/** The marks of guides: dotted lines and their names. */
export function guideMarks(guides: readonly Guide[], axis: SpannedAxis): Plot.Markish[] {
  if (!guides.length) return [];
  return [
    ...guides.map((guide) =>
      Plot.line(guideLine(guide, axis), {
        x: "x",
        y: "y",
        stroke: colors.muted,
        strokeWidth: 1.25,
        strokeDasharray: DASHES.dotted,
        clip: true,
      })
    ),
    (_index, scales, _values, dimensions, { document }) =>
      svg(
        document,
        "g",
        { fill: colors.muted, "text-anchor": "end", ...HALO },
        ...guideNames(guides, axis, scales, dimensions)
          .map(({ label, x, y }) => svg(document, "text", { x, y }, label)),
      ),
  ];
}
