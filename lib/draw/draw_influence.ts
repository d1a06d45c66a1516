import * as Plot from "@observablehq/plot";
import { formatNumber } from "../words/quantity.ts";
import { axes, type Axis, spanning } from "./axes.ts";
import { chart } from "./chart.ts";
import { bandEntries, type Curve, curveEntries, curveMarks } from "./curves.ts";
import type { Dot } from "./dots.ts";
import { type FigureText, frame, innerWidth } from "./frame.ts";
import { labelMark } from "./label_mark.ts";
import { seriesEntries } from "./series_entries.ts";
import { clipText, textWidth } from "../plot/text.ts";
import { colors, type DrawOptions, seriesStyle, WIDTH } from "../plot/theme.ts";

/** What a figure of influence shows: each row's pull on the line, and lines that resist it. */
export type InfluenceData = FigureText & {
  x: Axis;
  y: Axis;
  dots: readonly (Dot & { title: string; cooksDistance: number })[];
  /** All points; without the most influential; a robust line. */
  curves: readonly Curve[];
  /** How many of the most influential rows are named. */
  named?: number;
};

/** Radius in pixels of the largest dot, and of one without influence. */
const LARGEST = 12, SMALLEST = 2.5;

/** Pixels above the plot for the labels of the topmost rows. */
const HEADROOM = 14;

/**
 * Draws rows as dots whose area grows with Cook's distance, the most influential named, with the
 * lines that fit all rows, the rows without those, and robustly.
 *
 * @throws {RangeError} when there is no dot, or one that its axis cannot show.
 */
export function drawInfluence(data: InfluenceData, options: DrawOptions): SVGSVGElement {
  const { dots, named = 3 } = data;
  // Bands would hide the difference between the lines.
  const curves = data.curves.map((curve): Curve => ({
    ...curve,
    points: curve.points.map(({ x, estimate, confidence }) => ({ x, estimate, confidence })),
  }));
  const { document, width = WIDTH } = options;
  const narrow = width < 480;
  const x = spanning(data.x, dots.map((dot) => dot.x), 0.06);
  const y = spanning(data.y, dots.map((dot) => dot.y), 0.08);
  const largest = dots.reduce((most, dot) => Math.max(most, dot.cooksDistance), 0);
  const radius = (distance: number) =>
    Math.sqrt(SMALLEST ** 2 + (LARGEST ** 2 - SMALLEST ** 2) * distance / (largest || 1));
  // Large dots first, so that none hides a smaller one.
  const sized = dots.toSorted((a, b) => b.cooksDistance - a.cooksDistance).map((dot) => ({
    ...dot,
    radius: radius(dot.cooksDistance),
    title: `${dot.title ?? ""}: Cook's distance ${formatNumber(dot.cooksDistance, 2)}`,
    text: clipText(dot.title ?? "", narrow ? 100 : 180, 11),
  }));
  const series = [...new Set(dots.map((dot) => dot.series))];
  const { options: settings, marks } = axes(x, y, {
    width: innerWidth(width),
    height: narrow ? 330 : 410,
    above: HEADROOM,
    // Influential rows mostly lie at the far right, and are named there.
    right: narrow ? 12 : 12 + Math.max(...sized.slice(0, named).map(rightRoom)),
  });
  const plot = chart({
    ...settings,
    r: { type: "identity" },
    marks: [
      ...marks,
      ...series.map((name, index) => {
        const { color, symbol } = seriesStyle(name, index);
        return Plot.dot(sized.filter((dot) => dot.series === name), {
          x: "x",
          y: "y",
          r: "radius",
          title: "title",
          symbol,
          fill: color,
          fillOpacity: 0.5,
          stroke: color,
          strokeWidth: 1,
          sort: null,
        });
      }),
      ...curveMarks(curves, y),
      labelMark(sized.slice(0, named).map((dot) => ({ ...dot, radius: 1.25 * dot.radius })), {
        lines: curves.map((curve) =>
          curve.points
            .filter((point) => point.estimate >= y.domain[0] && point.estimate <= y.domain[1])
            .map((point) => ({ x: point.x, y: point.estimate }))
        ),
        background: dots,
        headroom: HEADROOM,
        leaders: true,
      }),
    ],
  }, { document });
  const legend = [
    ...seriesEntries(dots),
    ...curveEntries(curves),
    ...bandEntries(curves),
    {
      label: `area: Cook's distance, largest ${formatNumber(largest, 2)}`,
      color: colors.muted,
      symbol: "circle" as const,
      hollow: true,
    },
  ];
  return frame({ ...data, legend, charts: [{ svg: plot }] }, options);
}

/** Pixels that a dot and its name take to the right of its middle. */
function rightRoom({ text, radius }: { text: string; radius: number }): number {
  return 1.25 * radius + 3 + textWidth(text, 11);
}
