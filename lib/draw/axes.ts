import * as Plot from "@observablehq/plot";
import { formatCount, formatParams } from "../words/quantity.ts";
import {
  type Domain,
  doublingTicks,
  formatTick,
  linearTicks,
  logTicks,
  parameterTicks,
} from "./axis.ts";
import { svg } from "./svg.ts";
import { textWidth } from "./text.ts";
import { colors } from "./theme.ts";

/**
 * One axis of a figure: its label carries the unit. Ticks of a log axis are sizes that people know
 * for `B params`, powers of two for `doublings`, as of a concurrency, else decades.
 */
export type Axis = { label: string; scale: "log" | "linear"; unit?: "B params" | "doublings" };

const FONT_SIZE = 11;

/**
 * The options of `chart` that give two axes: scales without Plot's own axes, margins that fit
 * the ticks, and the marks of a thin grid, ticks and labels, to be drawn below the data. The
 * y axis has its label above it; `above` leaves more pixels between the label and the plot.
 */
export function axes(
  x: Axis & { domain: Domain },
  y: Axis & { domain: Domain },
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
  const common = { fill: colors.muted, fontSize: FONT_SIZE, label: null };
  const marks: Plot.Markish[] = [
    Plot.gridX(xTicks, { stroke: colors.grid, strokeOpacity: 1 }),
    Plot.gridY(yTicks, { stroke: colors.grid, strokeOpacity: 1 }),
    Plot.ruleY([y.domain[0]], { stroke: colors.rule }),
    // `text`, as Plot drops some of a log axis' ticks from `tickFormat`.
    Plot.axisX(xTicks, {
      ...common,
      tickSize: 5,
      stroke: colors.rule,
      text: (tick: number) => format(x, tick),
    }),
    Plot.axisY(yTicks, {
      ...common,
      tickSize: 0,
      tickPadding: 6,
      text: (tick: number) => format(y, tick),
    }),
    axisLabels(x.label, y.label, above),
  ];
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
  { scale, domain, unit }: Axis & { domain: Domain },
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
