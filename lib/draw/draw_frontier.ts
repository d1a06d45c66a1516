import * as Plot from "@observablehq/plot";
import { withoutOrganisation } from "../read/model_name.ts";
import { axes, type Axis, spanning } from "./axes.ts";
import { chart } from "./chart.ts";
import { type Dot, dotMarks, dotSize } from "./dots.ts";
import { type FigureText, frame, innerWidth } from "./frame.ts";
import { labelMark } from "./label_mark.ts";
import { needSome } from "./need.ts";
import { hollowEntries, seriesEntries } from "./series_entries.ts";
import { clipText } from "../plot/text.ts";
import { colors, type DrawOptions, type Ramp, seriesStyle, WIDTH } from "../plot/theme.ts";

/** What a frontier shows: all models, and those that none beats on both axes. */
export type FrontierData = FigureText & {
  x: Axis;
  y: Axis;
  dots: readonly Dot[];
  /** Joins the dots of each series in the order in which they come, and names it at the first. */
  joined?: boolean;
  /** Colours the series by their order. */
  ramp?: Ramp;
  /** What a hollow dot means; needed in the legend as soon as there is one. */
  hollowMeans?: string;
  /** The unbeaten models; numbered from 1 by x in the figure, as their table should be. */
  frontier: readonly { x: number; y: number; label: string }[];
  /** Which end of each axis is the better one: few parameters or kg, a high score. */
  better?: { x: "low" | "high"; y: "low" | "high" };
};

/** Pixels above the plot for labels of the topmost models. */
const HEADROOM = 14;

/**
 * Draws all models faintly and a step line through the unbeaten ones, each with its name, or its
 * number where the name has no room.
 *
 * @throws {RangeError} when no model is on the frontier, or a dot does not fit a log axis.
 */
export function drawFrontier(data: FrontierData, options: DrawOptions): SVGSVGElement {
  const { dots, ramp, better = { x: "low", y: "high" } } = data;
  const { document, width = WIDTH } = options;
  needSome(data.frontier, {
    figure: "frontier",
    items: "unbeaten models",
    mend: "widen the filter",
  });
  const frontier = data.frontier.toSorted((a, b) => a.x - b.x);
  const narrow = width < 480, all = [...dots, ...frontier];
  const x = spanning(data.x, all.map((dot) => dot.x));
  const y = spanning(data.y, all.map((dot) => dot.y), 0.07);
  const { options: settings, marks } = axes(x, y, {
    width: innerWidth(width),
    height: narrow ? 370 : 440,
    above: HEADROOM,
  });
  const { radius, opacity } = dotSize(dots.length, width);
  const size = data.joined
    ? { radius, opacity: 1, hollowFill: colors.background }
    : { radius, opacity: 0.6 * opacity };
  const lines = data.joined
    ? [...Map.groupBy(dots, (dot) => dot.series)].map(([name, dots], index) => ({
      name,
      dots,
      color: seriesStyle(name, index, ramp).color,
    }))
    : [];
  // What is no better on y than an unbeaten model, and no cheaper on x, is beaten by it.
  const steps = frontier.flatMap((point, index) => {
    const other = frontier[index + (better.x === "low" ? 1 : -1)];
    const corner = other && { x: other.x, y: point.y };
    return !corner ? [point] : better.x === "low" ? [point, corner] : [corner, point];
  });
  const plot = chart({
    ...settings,
    marks: [
      ...marks,
      ...lines.map(({ dots, color }) =>
        Plot.line(dots, { x: "x", y: "y", stroke: color, strokeOpacity: 0.6, strokeWidth: 1.25 })
      ),
      dotMarks(dots, { ...size, ramp }),
      Plot.line(steps, { x: "x", y: "y", stroke: colors.ink, strokeWidth: 1.75 }),
      Plot.dot(frontier, {
        x: "x",
        y: "y",
        title: "label",
        r: 4.5,
        fill: colors.ink,
        stroke: colors.background,
        strokeWidth: 1,
      }),
      labelMark(
        [
          ...frontier.map((point, index) => ({
            ...point,
            text: clipText(withoutOrganisation(point.label) || point.label, narrow ? 110 : 190, 11),
            short: String(index + 1),
            radius: 4.5,
          })),
          ...lines.map(({ name, dots: [{ x, y }], color }) => ({
            x,
            y,
            text: name,
            color,
            radius,
          })),
        ],
        {
          lines: [steps, ...lines.map(({ dots }) => dots)],
          background: dots,
          headroom: HEADROOM,
          leaders: data.joined,
        },
      ),
    ],
  }, { document });
  const side = `${better.y === "high" ? "top" : "bottom"} ${better.x === "low" ? "left" : "right"}`;
  const legend = [
    ...seriesEntries(dots, ramp),
    ...hollowEntries(dots, data.hollowMeans),
    {
      label: `unbeaten, best ${side}${plot.querySelector(".short") ? "; numbers: table" : ""}`,
      color: colors.ink,
      symbol: "circle" as const,
      line: "solid" as const,
    },
  ];
  return frame({ ...data, legend, charts: [{ svg: plot }] }, options);
}
