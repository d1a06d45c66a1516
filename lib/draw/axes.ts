import * as Plot from "@observablehq/plot";
import { formatCount, formatParams } from "../words/quantity.ts";
import {
  type Domain,
  domainOf,
  doublingTicks,
  formatTick,
  linearTicks,
  logTicks,
  parameterTicks,
} from "./axis.ts";
import { svg } from "../plot/svg.ts";
import { textWidth } from "../plot/text.ts";
import { colors } from "../plot/theme.ts";

/**
 * One axis of a figure: its label carries the unit. Ticks of a log axis are sizes that people know
 * for `B params`, powers of two for `doublings`, as of a concurrency, else decades.
 */
export type Axis = { label: string; scale: "log" | "linear"; unit?: "B params" | "doublings" };

/** An axis and the range of values that it shows. */
export type SpannedAxis = Axis & { domain: Domain };

const FONT_SIZE = 11;

/**
 * An axis that spans some values, with a share of `pad` more on both sides.
 *
 * @throws {RangeError} as `domainOf` does.
 */
export function spanning(axis: Axis, values: readonly number[], pad?: number): SpannedAxis {
  return { ...axis, domain: domainOf(values, { scale: axis.scale, pad }) };
}

/**
 * The options of `chart` that give two axes: scales without Plot's own axes, margins that fit
 * the ticks, and the marks of a thin grid, ticks and labels, to be drawn below the data. The
 * y axis has its label above it; `above` leaves more pixels between the label and the plot.
 */
export function axes(
  x: SpannedAxis,
  y: SpannedAxis,
  { width, height, above = 0, right = 12 }: {
    width: number;
    height: number;
    above?: number;
    right?: number;
  },
): { options: Plot.PlotOptions; marks: Plot.Markish[] } {
  const top = 24 + above, bottom = 40;
  const yTicks = ticks(y, height - top - bottom);
  const yTexts = yTicks.map((tick) => format(y, tick));
  const left = Math.ceil(Math.max(0, ...yTexts.map((text) => textWidth(text, FONT_SIZE)))) + 10;
  const xTicks = ticks(x, width - left - right);
  const marks = [...axisMarks(x, y, { xTicks, yTicks }), axisLabels(x.label, y.label, above)];
  return {
    options: {
      width,
      height,
      marginTop: top,
      marginRight: right,
      marginBottom: bottom,
      marginLeft: left,
      x: { type: x.scale, domain: x.domain, axis: null },
      y: { type: y.scale, domain: y.domain, axis: null },
    },
    marks,
  };
}

/** A thin grid and the base line, with the ticks' texts at the bottom and left. */
export function axisMarks(
  x: SpannedAxis,
  y: SpannedAxis,
  { xTicks, yTicks, bottom = true, left = true }: {
    xTicks: number[];
    yTicks: number[];
    bottom?: boolean;
    left?: boolean;
  },
): Plot.Markish[] {
  return [
    Plot.gridX(xTicks, { stroke: colors.grid, strokeOpacity: 1 }),
    Plot.gridY(yTicks, { stroke: colors.grid, strokeOpacity: 1 }),
    Plot.ruleY([y.domain[0]], { stroke: colors.rule }),
    bottom
      ? Plot.axisX(xTicks, { ...tickStyle(x), tickSize: 5, tickPadding: 4, stroke: colors.rule })
      : null,
    left ? Plot.axisY(yTicks, { ...tickStyle(y), tickPadding: 6 }) : null,
  ];
}

/** What the ticks of all axes share; `text`, as Plot drops some of a log axis' ticks from `tickFormat`. */
export function tickStyle(axis: Axis) {
  const text = (tick: number) => format(axis, tick);
  return { fill: colors.muted, label: null, tickSize: 0, tickPadding: 8, text };
}

/**
 * Where a value lies along an axis: 0 at its low end, 1 at its high end.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(axisShare(10, { label: "", scale: "log", domain: [1, 100] }), 0.5);
 * ```
 */
export function axisShare(value: number, { scale, domain }: SpannedAxis): number {
  const [low, high] = domain;
  return scale === "log"
    ? Math.log(value / low) / Math.log(high / low)
    : (value - low) / (high - low);
}

/** The axes' labels: y's above its ticks, x's below the middle of the plot. */
function axisLabels(x: string, y: string, above: number): Plot.RenderFunction {
  return (_index, _scales, _values, dimensions, { document }) => {
    const { width, height, marginLeft, marginRight, marginTop } = dimensions;
    const text = { fill: colors.muted, "font-size": FONT_SIZE };
    return svg(
      document,
      "g",
      {},
      svg(document, "text", { ...text, "text-anchor": "start", x: 0, y: marginTop - 8 - above }, y),
      svg(document, "text", {
        ...text,
        x: (marginLeft + width - marginRight) / 2,
        y: height - 4,
      }, x),
    );
  };
}

/** Ticks of an axis that is `length` pixels long. */
export function ticks(
  { scale, domain, unit }: SpannedAxis,
  length: number,
): number[] {
  if (scale === "linear") return linearTicks(domain, Math.max(2, Math.round(length / 55)));
  if (unit === "doublings") return doublingTicks(domain, { width: length });
  return unit === "B params" ? parameterTicks(domain, { width: length }) : logTicks(domain);
}

/** A tick's text. */
export function format({ unit }: Axis, tick: number): string {
  if (unit === "doublings") return formatCount(tick);
  return unit === "B params" && tick !== 0 ? formatParams(tick) : formatTick(tick);
}
