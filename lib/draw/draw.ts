import { drawBreak } from "./draw_break.ts";
import { drawForest } from "./draw_forest.ts";
import { drawFrontier } from "./draw_frontier.ts";
import { drawGrowth } from "./draw_growth.ts";
import { drawLines } from "./draw_lines.ts";
import { drawInfluence } from "./draw_influence.ts";
import { drawRatio } from "./draw_ratio.ts";
import { drawResiduals } from "./draw_residuals.ts";
import { drawSpecification } from "./draw_specification.ts";
import type { DrawOptions } from "../plot/theme.ts";

const DRAWERS = {
  growth: drawGrowth,
  lines: drawLines,
  forest: drawForest,
  residuals: drawResiduals,
  influence: drawInfluence,
  break: drawBreak,
  ratio: drawRatio,
  specification: drawSpecification,
  frontier: drawFrontier,
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
