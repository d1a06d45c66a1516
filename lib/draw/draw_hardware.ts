import * as Plot from "@observablehq/plot";
import { formatCounted } from "../words/quantity.ts";
import { axes, type Axis } from "./axes.ts";
import { domainOf } from "./axis.ts";
import { chart } from "./chart.ts";
import { bandEntries, type Curve, curveEntries, curveMarks, publishedValues } from "./curves.ts";
import { dotMarks } from "./dots.ts";
import { type FigureText, frame, innerWidth } from "./frame.ts";
import { endLabels } from "./end_labels.ts";
import { limitMarks, limitRoom, limitWithin } from "./limit.ts";
import { type DrawOptions, seriesStyle, WIDTH } from "./theme.ts";

/** One line of averages: `n` rows stand behind each point. */
export type HardwareSeries = {
  name: string;
  points: readonly { x: number; y: number; n: number; title?: string }[];
};

/** What a hardware figure shows: one line with markers per hardware. */
export type HardwareData = FigureText & {
  x: Axis;
  y: Axis;
  series: readonly HardwareSeries[];
  /** Largest parameter count of an SLM, in billions; null draws no line. */
  limitB: number | null;
  curves: readonly Curve[];
};

/**
 * Draws averages per parameter count as one line with markers per hardware, named at its end
 * (in the legend where the figure is narrow).
 * `curves` (published models, fits) lie below the lines and are named in the legend.
 *
 * @throws {RangeError} for no point, or one that its axis cannot show.
 */
export function drawHardware(
  data: HardwareData,
  { document, width = WIDTH, theme = "auto" }: DrawOptions,
): SVGSVGElement {
  const series = data.series
    .filter((one) => one.points.length)
    .map((one) => ({ ...one, points: one.points.toSorted((a, b) => a.x - b.x) }));
  const points = series.flatMap((one) => one.points);
  const x = {
    ...data.x,
    domain: domainOf(points.map((point) => point.x), { scale: data.x.scale }),
  };
  const heights = [...points.map((point) => point.y), ...publishedValues(data.curves, x.domain)];
  const y = { ...data.y, domain: domainOf(heights, { scale: data.y.scale }) };
  const narrow = width < 480, limit = limitWithin(data.limitB, x.domain);
  const right = narrow ? 20 : 52, radius = narrow ? 3 : 4;
  const { options, marks } = axes(x, y, {
    width: innerWidth(width),
    height: narrow ? 340 : 440,
    above: limitRoom(limit, x, y, { width: innerWidth(width), right }),
    right,
  });
  const dots = series.flatMap((one) =>
    one.points.map((point) => ({
      x: point.x,
      y: point.y,
      series: one.name,
      title: point.title ?? `${one.name}, ${formatCounted(point.n, "row")}`,
    }))
  );
  const ends = series.map((one, index) => ({
    ...one.points.at(-1)!,
    text: one.name,
    line: one.points,
    color: seriesStyle(one.name, index).color,
  }));
  const plot = chart({
    ...options,
    marks: [
      ...marks,
      ...limitMarks(limit, { keys: false }),
      ...curveMarks(data.curves, y),
      ...series.map((one, index) =>
        Plot.line(one.points, {
          x: "x",
          y: "y",
          stroke: seriesStyle(one.name, index).color,
          strokeWidth: 1.75,
        })
      ),
      dotMarks(dots, { radius, opacity: 1 }),
      endLabels(narrow ? [] : ends, {
        others: data.curves.map((curve) =>
          curve.points.map(({ x, estimate }) => ({ x, y: estimate }))
        ),
        radius,
      }),
    ],
  }, { document });
  const legend = [
    ...(narrow
      ? series.map(({ name }, index) => ({
        label: name,
        line: "solid" as const,
        ...seriesStyle(name, index),
      }))
      : []),
    ...curveEntries(data.curves),
    ...bandEntries(data.curves),
  ];
  return frame({ ...data, legend, charts: [{ svg: plot }] }, { document, width, theme });
}
