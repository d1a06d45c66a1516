import * as Plot from "@observablehq/plot";
import { formatParams } from "../words/quantity.ts";
import { type Axis, spanning } from "./axes.ts";
import { bandEntries, type Curve, curveMarks } from "./curves.ts";
import { type Dot, dotMarks, dotSize } from "./dots.ts";
import { type FigureText, frame, innerWidth } from "./frame.ts";
import { limitWithin } from "./limit.ts";
import { needSome } from "./need.ts";
import { panelGrid } from "./panel_grid.ts";
import { seriesEntries } from "./series_entries.ts";
import { colors, type DrawOptions, WIDTH } from "./theme.ts";

/** One group: its dots, its fitted curve, and the numbers of the fit in words. */
export type GroupPanel = {
  label: string;
  note?: string;
  dots: readonly Dot[];
  curve: Curve["points"];
};

/** What small multiples show: one panel per group, on the same axes. */
export type PanelsData = FigureText & {
  x: Axis;
  y: Axis;
  panels: readonly GroupPanel[];
  /** Largest parameter count of an SLM, in billions; null draws no line. */
  limitB: number | null;
};

/**
 * Draws one small chart per group, all on the same axes, each with its own fit and band.
 *
 * @throws {RangeError} when there is no panel or no dot, or a dot that its axis cannot show.
 */
export function drawPanels(data: PanelsData, options: DrawOptions): SVGSVGElement {
  const { panels, limitB } = data;
  const { document, width = WIDTH } = options;
  needSome(panels, { figure: "small multiples", items: "groups", mend: "widen the filter" });
  const dots = panels.flatMap((panel) => panel.dots), narrow = width < 480;
  const x = spanning(data.x, dots.map((dot) => dot.x));
  const y = spanning(data.y, dots.map((dot) => dot.y));
  const limit = limitWithin(limitB, x.domain), limits = limit === null ? [] : [limit];
  const curves = panels.map((panel): Curve[] => [{
    label: "fit",
    role: "main",
    points: panel.curve,
  }]);
  const size = dotSize(Math.max(...panels.map((panel) => panel.dots.length)), width);
  const series = [...new Set(dots.map((dot) => dot.series))];
  const charts = panelGrid(
    panels.map(({ label, note, dots }, index) => ({
      label,
      note,
      marks: [
        Plot.ruleX(limits, { stroke: colors.muted, strokeDasharray: "4 4" }),
        dotMarks(dots, { ...size, radius: Math.min(size.radius, 3), series }),
        ...curveMarks(curves[index], y),
      ],
    })),
    {
      x,
      y,
      columns: narrow
        ? Math.min(2, panels.length)
        : panels.length % 3 && panels.length < 5
        ? Math.min(2, panels.length)
        : 3,
      width: innerWidth(width),
      plotHeight: narrow ? 130 : 170,
      document,
    },
  );
  // Where each panel is one series, its name stands above it already.
  const named = panels.every((panel) => panel.dots.every(({ series }) => series === panel.label));
  const legend = [
    ...(named ? [] : seriesEntries(dots)),
    { label: "fit of the group", color: colors.ink, line: "solid" as const },
    ...bandEntries(curves.flat()),
    ...limits.map((limit) => ({
      label: `SLM limit, ${formatParams(limit)}`,
      color: colors.muted,
      line: "dashed" as const,
    })),
  ];
  return frame({ ...data, legend, charts }, options);
}
