import { breakFigure } from "./break_figure.ts";
import { forestFigure } from "./forest_figure.ts";
import { frontierFigure } from "./frontier_figure.ts";
import { growthFigure } from "./growth_figure.ts";
import { hardwareFigure } from "./hardware_figure.ts";
import { influenceFigure } from "./influence_figure.ts";
import { panelsFigure } from "./panels_figure.ts";
import { ratioFigure } from "./ratio_figure.ts";
import { residualsFigure } from "./residuals_figure.ts";
import { specificationFigure } from "./specification_figure.ts";
import type { DrawOptions } from "./theme.ts";

const DRAWERS = {
  growth: growthFigure,
  hardware: hardwareFigure,
  forest: forestFigure,
  panels: panelsFigure,
  residuals: residualsFigure,
  influence: influenceFigure,
  break: breakFigure,
  ratio: ratioFigure,
  specification: specificationFigure,
  frontier: frontierFigure,
};

type Drawers = typeof DRAWERS;

/** A figure as plain data: its kind, and what a figure of that kind shows. */
export type Figure = {
  [Kind in keyof Drawers]: { kind: Kind; data: Parameters<Drawers[Kind]>[0] };
}[keyof Drawers];

/**
 * Draws a figure of any kind into a document.
 *
 * @throws {RangeError} as the figure of that kind does.
 */
export function draw({ kind, data }: Figure, options: DrawOptions): SVGSVGElement {
  // `kind` and `data` belong together by the type of Figure, which an index access loses.
  return (DRAWERS[kind] as (data: Figure["data"], options: DrawOptions) => SVGSVGElement)(
    data,
    options,
  );
}
