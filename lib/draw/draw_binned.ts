import * as Plot from "@observablehq/plot";
import { formatCounted } from "../words/quantity.ts";
import { axes, type Axis, spanning } from "./axes.ts";
import { chart } from "./chart.ts";
import { type Curve, curveEntries, curveMarks } from "./curves.ts";
import { type FigureText, frame, innerWidth } from "./frame.ts";
import { limitMarks, limitRoom, limitWithin } from "./limit.ts";
import { needSome } from "./need.ts";
import { round } from "../plot/svg.ts";
import { colors, type DrawOptions, WIDTH } from "../plot/theme.ts";

/** A rectangle of the plane, in the axes' units, and how many rows lie in it. */
export type BinnedCount = { x0: number; x1: number; y0: number; y1: number; n: number };

/** What a figure of too many rows for dots shows: how many lie where, and fits as curves. */
export type BinnedData = FigureText & {
  x: Axis;
  y: Axis;
  bins: readonly BinnedCount[];
  /** Largest parameter count of an SLM, in billions; null draws no line. */
  limitB: number | null;
  curves: readonly Curve[];
};

/** Opacity of the bin with one row and of the fullest; a faint bin must still be seen. */
const OPACITY = [0.14, 0.8] as const;

/**
 * Draws how a quantity grows with the parameter count from counts of rows in bins: the stronger the colour of
 * a bin, the more rows, on a logarithmic scale. For tables whose rows are too many to be drawn as dots.
 *
 * @throws {RangeError} for no bin, or one that its axis cannot show.
 */
export function drawBinned(
  data: BinnedData,
  { document, width = WIDTH, theme = "auto" }: DrawOptions,
): SVGSVGElement {
  const { bins, curves } = data, narrow = width < 480;
  needSome(bins, { figure: "bins", items: "bins", mend: "widen the filter" });
  const x = spanning(data.x, bins.flatMap(({ x0, x1 }) => [x0, x1]), 0.02);
  const y = spanning(data.y, bins.flatMap(({ y0, y1 }) => [y0, y1]), 0.02);
  const limit = limitWithin(data.limitB, x.domain);
  const { options, marks } = axes(x, y, {
    width: innerWidth(width),
    height: narrow ? 330 : 430,
    above: limitRoom(limit, x, y, { width: innerWidth(width), right: 12 }),
  });
  const most = bins.reduce((most, { n }) => Math.max(most, n), 1);
  const share = (n: number) => most > 1 ? Math.log(n) / Math.log(most) : 1;
  const [faint, strong] = OPACITY;
  const plot = chart({
    ...options,
    opacity: { type: "identity" },
    marks: [
      ...marks,
      Plot.rect(bins as BinnedCount[], {
        x1: "x0",
        x2: "x1",
        y1: "y0",
        y2: "y1",
        className: "bins",
        fill: colors.blue,
        fillOpacity: ({ n }) => round(faint + (strong - faint) * share(n)),
        title: ({ n }) => formatCounted(n, "row"),
      }),
      ...limitMarks(limit, { keys: false }),
      ...curveMarks(curves, y),
    ],
  }, { document });
  const legend = [
    { label: "1 row", color: colors.blue, band: OPACITY[0] },
    ...(most > 1
      ? [{ label: `${most.toLocaleString("en-US")} rows`, color: colors.blue, band: OPACITY[1] }]
      : []),
    ...curveEntries(curves),
  ];
  return frame({ ...data, legend, charts: [{ svg: plot }] }, { document, width, theme });
}
