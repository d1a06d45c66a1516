import * as Plot from "@observablehq/plot";
import { type Axis, spanning } from "./axes.ts";
import { type Dot, dotMarks, dotSize } from "./dots.ts";
import { type FigureText, frame, innerWidth } from "./frame.ts";
import { needSome } from "./need.ts";
import { panelGrid } from "./panel_grid.ts";
import { seriesEntries } from "./series_entries.ts";
import { colors, type DrawOptions, WIDTH } from "../plot/theme.ts";

/** The residuals of one model, and a smooth line through them. */
export type ResidualsPanel = {
  label: string;
  note?: string;
  dots: readonly Dot[];
  smooth?: readonly { x: number; y: number }[];
};

/** What a figure of residuals shows: one panel per model, on the same axes. */
export type ResidualsData = FigureText & {
  x: Axis;
  y: { label: string };
  panels: readonly ResidualsPanel[];
  /** What the smooth line is, for the legend. */
  smoothLabel?: string;
};

/**
 * Draws residuals against the parameter count around the line at 0, one panel per model: a bend
 * or a funnel in the dots says what the model misses.
 *
 * @throws {RangeError} when there is no panel or no dot, or a dot that its axis cannot show.
 */
export function drawResiduals(data: ResidualsData, options: DrawOptions): SVGSVGElement {
  const { panels, smoothLabel = "local mean of the residuals" } = data;
  const { document, width = WIDTH } = options;
  needSome(panels, { figure: "residuals", items: "models", mend: "give at least one fit" });
  const dots = panels.flatMap((panel) => panel.dots), narrow = width < 480;
  const x = spanning(data.x, dots.map((dot) => dot.x));
  const y = spanning({ ...data.y, scale: "linear" }, [0, ...dots.map((dot) => dot.y)]);
  const series = [...new Set(dots.map((dot) => dot.series))];
  const charts = panelGrid(
    panels.map(({ label, note, dots, smooth = [] }) => ({
      label,
      note,
      marks: [
        Plot.ruleY([0], { stroke: colors.muted, strokeWidth: 1.25, strokeDasharray: "6 4" }),
        dotMarks(dots, { ...dotSize(dots.length * 2, width), series }),
        Plot.line(smooth, {
          x: "x",
          y: "y",
          stroke: colors.ink,
          strokeWidth: 2.25,
          clip: "frame",
        }),
      ],
    })),
    {
      x,
      y,
      columns: narrow ? 1 : Math.min(3, panels.length),
      width: innerWidth(width),
      plotHeight: narrow ? 150 : 240,
      document,
    },
  );
  const legend = [
    ...seriesEntries(dots),
    ...(panels.some((panel) => panel.smooth?.length)
      ? [{ label: smoothLabel, color: colors.ink, line: "solid" as const }]
      : []),
  ];
  return frame({ ...data, legend, charts }, options);
}
