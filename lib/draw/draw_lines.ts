import * as Plot from "@observablehq/plot";
import { axes, type Axis, axisShare, spanning } from "./axes.ts";
import { chart } from "./chart.ts";
import { bandEntries, type Curve, curveEntries, curveMarks, publishedValues } from "./curves.ts";
import { dotMarks } from "./dots.ts";
import { endLabels, nameWidth } from "./end_labels.ts";
import { type FigureText, frame, innerWidth } from "./frame.ts";
import { limitMarks, limitRoom, limitWithin } from "./limit.ts";
import { marginNames, namesHeight, namesWidth } from "./margin_names.ts";
import { hollowEntries, seriesEntries } from "./series_entries.ts";
import { colors, type DrawOptions, type Ramp, seriesStyle, WIDTH } from "../plot/theme.ts";

/** One line with a marker at each point; `n` rows stand behind it. */
export type LineSeries = {
  name: string;
  points: readonly { x: number; y: number; n: number; title?: string; hollow?: boolean }[];
  /** `false` leaves the markers alone, for a series whose curve is the line. */
  joined?: boolean;
};

/** What a figure of lines shows: one line with markers a series, as a hardware or a concurrency. */
export type LinesData = FigureText & {
  x: Axis;
  y: Axis;
  series: readonly LineSeries[];
  /** Colours the series by their order; without it each has a colour and shape of its own. */
  ramp?: Ramp;
  /** Largest parameter count of an SLM, in billions; null draws no line. */
  limitB: number | null;
  curves: readonly Curve[];
  /** What a hollow marker means; needed in the legend as soon as there is one. */
  hollowMeans?: string;
};

/** From so many series on their names stand in the right margin, one below the other. */
const MANY = 9;

/**
 * Draws one line with markers a series, named at its end (in the legend where the figure is narrow
 * or an end is crowded; in the right margin where there are many).
 * `curves` (published models, fits) lie below the lines and are named in the legend.
 *
 * @throws {RangeError} for no point, or one that its axis cannot show.
 */
export function drawLines(
  data: LinesData,
  { document, width = WIDTH, theme = "auto" }: DrawOptions,
): SVGSVGElement {
  const { curves, ramp } = data;
  const series = data.series
    .filter((one) => one.points.length)
    .map((one, index) => ({
      ...one,
      color: seriesStyle(one.name, index, ramp).color,
      points: one.points.toSorted((a, b) => a.x - b.x),
    }));
  const points = series.flatMap((one) => one.points);
  const x = spanning(data.x, points.map((point) => point.x));
  const heights = [...points.map((point) => point.y), ...publishedValues(curves, x.domain)];
  const y = spanning(data.y, heights);
  const narrow = width < 480, limit = limitWithin(data.limitB, x.domain);
  const ends = series.map(({ name: text, points, color, joined = true }) => {
    const curve = curves.find(({ role, series }) => role === "main" && series === text)?.points;
    const line = joined || !curve ? points : curve.map(({ x, estimate: y }) => ({ x, y }));
    return { ...line.at(-1)!, text, line, color };
  });
  const names = ends.length < MANY ? null : namesWidth(ends, width);
  // Room for the names of those that end at the plot's edge.
  const atEdge = narrow ? [] : ends.filter((end) => axisShare(end.x, x) > 0.9);
  const right = names ?? Math.max(narrow ? 20 : 52, ...atEdge.map(({ text }) => nameWidth(text))),
    radius = narrow ? 3 : names ? 3.5 : 4;
  const { options, marks } = axes(x, y, {
    width: innerWidth(width),
    height: Math.max(narrow ? 340 : 440, names ? namesHeight(ends) : 0),
    above: limitRoom(limit, x, y, { width: innerWidth(width), right }),
    right,
  });
  const dots = series.flatMap((one) =>
    one.points.map(({ x, y, hollow, title }) => ({
      x,
      y,
      hollow,
      series: one.name,
      title,
    }))
  );
  const plot = chart({
    ...options,
    marks: [
      ...marks,
      ...limitMarks(limit, { keys: false }),
      ...curveMarks(curves, y, ramp),
      ...series.filter(({ joined = true }) => joined).map(({ points, color }) =>
        Plot.line(points, { x: "x", y: "y", stroke: color, strokeWidth: names ? 1.5 : 1.75 })
      ),
      dotMarks(dots, { radius, opacity: 1, ramp, hollowFill: colors.background }),
      names ? marginNames(ends, radius) : endLabels(narrow ? [] : ends, {
        others: curves.map((curve) => curve.points.map(({ x, estimate: y }) => ({ x, y }))),
        markers: points,
        radius,
      }),
    ],
  }, { document });
  const named = new Set([...plot.querySelectorAll(".name")].map((name) => name.textContent));
  const legend = [
    ...(names ? [] : series.flatMap(({ name, joined = true }, index) =>
      named.has(name) ? [] : [{
        label: name,
        ...joined && { line: "solid" as const },
        ...seriesStyle(name, index, ramp),
      }]
    )),
    ...(ramp && (names || named.size) ? seriesEntries([], ramp) : []),
    ...hollowEntries(dots, data.hollowMeans),
    // A curve that is its series' own line is named with it.
    ...curveEntries(curves.filter(({ label, series }) => label !== series)),
    ...bandEntries(curves),
  ];
  return frame({ ...data, legend, charts: [{ svg: plot }] }, { document, width, theme });
}
