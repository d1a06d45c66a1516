import { axes, type Axis, type SpannedAxis, spanning } from "./axes.ts";
import { chart } from "./chart.ts";
import {
  bandEntries,
  type Curve,
  curveEntries,
  curveMarks,
  curveStyles,
  publishedValues,
  rightEnd,
} from "./curves.ts";
import { type Dot, dotMarks, dotSize } from "./dots.ts";
import { type FigureText, frame, innerWidth } from "./frame.ts";
import { type Guide, guideLine, guideMarks, guideNames, guideValues } from "./guides.ts";
import { labelMark } from "./label_mark.ts";
import { type EndLabel, marginFor, marginLabels } from "../plot/labels.ts";
import type { LegendEntry } from "./legend.ts";
import { limitMarks, limitRoom, limitWithin } from "./limit.ts";
import { hollowEntries } from "./series_entries.ts";
import { type DrawOptions, seriesStyle, WIDTH } from "../plot/theme.ts";

/** What a growth figure shows: rows as dots against their parameter count, and fits as curves. */
export type GrowthData = FigureText & {
  x: Axis;
  y: Axis;
  /** Those with a label are named where there is room. */
  dots: readonly (Dot & { label?: string })[];
  /** Largest parameter count of an SLM, in billions; null draws no line. */
  limitB: number | null;
  curves: readonly Curve[];
  /** Lines of one ratio of y to x, named at their upper end; for axes of one scale. */
  guides?: readonly Guide[];
  /** What a hollow dot means; needed in the legend as soon as there is one. */
  hollowMeans?: string;
};

/** Widest label of a curve in the right margin, in pixels. */
const LABEL_WIDTH = 118;

/**
 * Draws how a quantity grows with the parameter count: dots, the SLM limit, curves and bands.
 * The axes span the dots; what lies outside, such as a band below 0 on a log axis, is cut.
 *
 * @throws {RangeError} for no dot, or one that its axis cannot show; leave it out and say so.
 */
export function drawGrowth(
  data: GrowthData,
  { document, width = WIDTH, theme = "auto" }: DrawOptions,
): SVGSVGElement {
  const x = spanning(data.x, data.dots.map((dot) => dot.x));
  const guides = data.guides ?? [];
  const y = spanning(data.y, [
    ...data.dots.map((dot) => dot.y),
    ...publishedValues(data.curves, x.domain),
    ...guideValues(guides, x),
  ]);
  const narrow = width < 480, limit = limitWithin(data.limitB, x.domain);
  const size = dotSize(data.dots.length, width);
  const labelled = data.dots.flatMap(({ x, y, label: text }) =>
    text ? [{ x, y, text, radius: size.radius }] : []
  );
  const labels = narrow ? [] : labelsOf(data.curves, x, y);
  const right = marginFor(labels.map((label) => label.text), LABEL_WIDTH);
  const { options, marks } = axes(x, y, {
    width: innerWidth(width),
    height: narrow ? 330 : 430,
    above: limitRoom(limit, x, y, { width: innerWidth(width), right }),
    right,
  });
  const plot = chart({
    ...options,
    marks: [
      ...marks,
      ...guideMarks(guides, x),
      dotMarks(data.dots, size),
      ...limitMarks(limit, { keys: true }),
      ...curveMarks(data.curves, y),
      marginLabels(labels, LABEL_WIDTH),
      ...(labelled.length
        ? [labelMark(labelled, {
          lines: guides.map((guide) => guideLine(guide, x)),
          leaders: true,
          markers: data.dots.map((dot) => ({ ...dot, radius: size.radius })),
          reserved: (scales, dimensions) =>
            guideNames(guides, x, scales, dimensions).map(({ box }) => box),
        })]
        : []),
    ],
  }, { document });
  const legend = [
    ...dotEntries(data, limit !== null),
    ...(labels.length ? [] : curveEntries(data.curves)),
    ...bandEntries(data.curves),
  ];
  return frame({ ...data, legend, charts: [{ svg: plot }] }, { document, width, theme });
}

/** A label in the margin for each curve; none at all if one of them ends elsewhere. */
function labelsOf(
  curves: readonly Curve[],
  x: SpannedAxis,
  y: SpannedAxis,
): EndLabel[] {
  const styles = curveStyles(curves);
  const labels = curves.flatMap((curve, index): EndLabel[] => {
    const end = rightEnd(curve, x, y);
    return end === null
      ? []
      : [{ x: x.domain[1], y: end, text: curve.label, color: styles[index].color }];
  });
  return labels.length === curves.length ? labels : [];
}

/** Keys of the series that the limit's labels do not already name, and of hollow dots. */
function dotEntries(data: GrowthData, limitDrawn: boolean): LegendEntry[] {
  const names = [...new Set(data.dots.map((dot) => dot.series))];
  const named = limitDrawn ? ["SLM", "LLM"] : [];
  const series = names.flatMap((name, index) =>
    named.includes(name) ? [] : [{ label: name, ...seriesStyle(name, index) }]
  );
  return [...series, ...hollowEntries(data.dots, data.hollowMeans)];
}
