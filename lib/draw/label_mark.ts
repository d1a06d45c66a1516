import type { Dimensions, RenderFunction, ScaleFunctions } from "@observablehq/plot";
import {
  alongLine,
  apart,
  around,
  type Box,
  HALO,
  inPixels,
  leaderLine,
  type Place,
  placeLabels,
} from "../plot/place_labels.ts";
import { svg } from "../plot/svg.ts";
import { colors } from "../plot/theme.ts";

/** A dot's name, in the axes' units; its radius in pixels. `short` is tried where `text` has no room. */
export type DotLabel = Place & {
  text: string;
  short?: string;
  radius: number;
  color?: string;
};

const FONT_SIZE = 11, MOST_COVERED = 15;

/**
 * A mark that writes names beside dots, where they touch neither each other, nor the named dots,
 * nor the `lines`, and cover few of the `background` dots. What finds no place is left out; what
 * stands there with its `short` text has the class `short`.
 */
export function labelMark(
  labels: readonly DotLabel[],
  { lines = [], background = [], markers = [], reserved, headroom = 0, leaders = false }: {
    lines?: readonly (readonly Place[])[];
    background?: readonly Place[];
    /** More dots to keep off, with their radius in pixels. */
    markers?: readonly (Place & { radius: number })[];
    /** Room that other words take. */
    reserved?: (scales: ScaleFunctions, dimensions: Dimensions) => Box[];
    /** Pixels above the plot that labels may use. */
    headroom?: number;
    leaders?: boolean;
  },
): RenderFunction {
  return (_index, scales, _values, dimensions, context) => {
    const { width, height, marginTop, marginBottom, marginLeft } = dimensions;
    const pixels = inPixels(scales);
    const dots = labels.map((label) => ({ ...label, ...pixels(label) }));
    const settings = {
      bounds: { x0: marginLeft, y0: marginTop - headroom, x1: width, y1: height - marginBottom },
      obstacles: [
        ...dots.map((dot) => around(dot, dot.radius)),
        ...markers.map((marker) => around(pixels(marker), marker.radius)),
        ...reserved?.(scales, dimensions) ?? [],
        ...lines.flatMap((line) => alongLine(line.map(pixels))),
      ],
      background: background.map(pixels),
      leaders,
      fontSize: FONT_SIZE,
    };
    const full = placeLabels(dots, { ...settings, mostCovered: MOST_COVERED });
    const without = dots.filter((dot, index) => !full[index] && dot.short);
    const places = placeLabels(
      without.map((dot) => ({ ...dot, text: dot.short! })),
      {
        ...settings,
        obstacles: [
          ...settings.obstacles,
          ...full.flatMap((label) =>
            label ? [apart(label.box), ...alongLine(label.leader ?? [])] : []
          ),
        ],
      },
    );
    const group = svg(context.document, "g", {
      "font-size": FONT_SIZE,
      "text-anchor": "start",
      ...HALO,
    });
    dots.forEach((dot, index) => {
      const place = full[index] ?? places[without.indexOf(dot)];
      const text = full[index] ? dot.text : dot.short;
      if (!place || !text) return;
      const { x, y, leader } = place;
      if (leader) group.append(leaderLine(context.document, leader, dot.color ?? colors.rule));
      const name = svg(context.document, "text", { x, y, fill: dot.color ?? colors.ink }, text);
      if (!full[index]) name.setAttribute("class", "short");
      group.append(name);
    });
    return group;
  };
}
