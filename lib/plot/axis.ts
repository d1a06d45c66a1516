import * as Plot from "@observablehq/plot";
import { areNames, distinct, extentOf, type Seen } from "./seen.ts";
import { textWidth, wrapText } from "./text.ts";
import { type Domain, formatTick, linearTicks, logTicks } from "./ticks.ts";

/** Size of the words in a chart in pixels. */
export const FONT_SIZE = 12;

/** What an axis adds to a figure's options, the marks that draw it, and the room it takes in pixels. */
export type Axis = {
  options: Plot.ScaleOptions;
  marks: Plot.Markish[];
  room: number;
  /** Lines of the longest of its names. */
  lines?: number;
};

/** What an axis is made for. */
type Plan = {
  key: "x" | "y";
  seen: Seen | undefined;
  given: Plot.ScaleOptions;
  /** Its length in pixels. */
  length: number;
  /** The most room that names may take beside the chart. */
  most: number;
  /** Label of the axis, for a column that is known. */
  label: string | undefined;
};

/** Pixels between a tick's words and the chart. */
const PADDING = 6;

/** Pixels between the chart's left edge and the words of its y axis. */
export const MARGIN = 2;

/**
 * An axis with ticks that can be read, a thin grid, and the room its words need. Whatever the options
 * say of ticks, format and domain holds.
 */
export function axis(plan: Plan): Axis {
  const { key, seen, given, label } = plan;
  const type = given.type ?? typeOf(seen);
  const common: Plot.ScaleOptions = {
    labelArrow: "none",
    ...(key === "x" ? { labelAnchor: "center" } : {}),
    ...(label === undefined ? {} : { label }),
    ...given,
  };
  const kept = given.axis !== undefined || given.tickFormat !== undefined ||
    given.ticks !== undefined && !Array.isArray(given.ticks) || given.transform !== undefined ||
    given.percent !== undefined || given.interval !== undefined;
  if (type === "point" || type === "band") return ofNames(plan, common);
  const grid: Plot.ScaleOptions = { grid: true, tickSize: 0, tickPadding: PADDING, ...common };
  if (kept || (type !== "linear" && type !== "log")) {
    return { options: grid, marks: [], room: key === "x" ? FONT_SIZE : 36 };
  }
  return ofNumbers(plan, type, grid);
}

/** The scale that Plot will take for some values. */
function typeOf(seen: Seen | undefined): string {
  if (seen?.bands) return "band";
  if (areNames(seen)) return "point";
  return seen?.values[0] instanceof Date ? "utc" : "linear";
}

/** An axis of numbers: its domain, ticks and their words are settled here. */
function ofNumbers(
  { key, seen, given, length }: Plan,
  type: "linear" | "log",
  grid: Plot.ScaleOptions,
): Axis {
  const log = type === "log";
  const extent = given.domain
    ? extentOf([...given.domain as Iterable<unknown>], log)
    : extentOf([...seen?.values ?? [], ...(given.zero ? [0] : [])], log);
  if (extent === null) return { options: grid, marks: [], room: key === "x" ? FONT_SIZE : 36 };
  const text = seen?.column === "year" ? String : formatTick;
  const { domain, ticks } = (log ? logAxis : linearAxis)(extent, {
    text,
    length,
    fixed: given.domain !== undefined,
    beside: key === "x",
  });
  const shown = Array.isArray(given.ticks) ? given.ticks as number[] : ticks;
  const reversed = given.domain ? given.domain : domain;
  const words = shown.map(text), widest = Math.max(0, ...words.map(wide));
  const room = key === "x" ? FONT_SIZE + 2 : widest + PADDING;
  const options: Plot.ScaleOptions = { ...flush(key, room), ...grid, domain: reversed };
  // Plot leaves out some words of a log axis whatever its format says: so axes are marks of their own.
  const { label, labelAnchor, labelArrow, labelOffset, tickRotate } = options;
  const own = {
    ...{ label, labelAnchor, labelArrow, labelOffset, tickRotate },
    text,
    tickSize: 0,
    tickPadding: PADDING,
  };
  const lines = key === "x" ? Plot.gridX(shown) : Plot.gridY(shown);
  return {
    options: { ...options, axis: null, grid: false },
    marks: [options.grid ? lines : null, axisMark(key, own, shown)],
    room,
  };
}

type Fitting = { text: (value: number) => string; length: number; fixed: boolean; beside: boolean };

/** A log axis: some room at both ends, and as many ticks as their words allow. */
function logAxis([low, high]: Domain, fitting: Fitting): { domain: Domain; ticks: number[] } {
  const pad = low === high ? 0.3 : 0.03 * Math.log10(high / low);
  const domain: Domain = fitting.fixed ? [low, high] : [low * 10 ** -pad, high * 10 ** pad];
  const share = (value: number) => Math.log(value / domain[0]) / Math.log(domain[1] / domain[0]);
  const ticks = roomy((most) => logTicks(domain, most), share, fitting);
  return { domain, ticks };
}

/** A linear axis: some room at both ends, but not beyond 0. */
function linearAxis(extent: Domain, fitting: Fitting): { domain: Domain; ticks: number[] } {
  const [low, high] = extent[0] === extent[1] ? widened(extent[0]) : extent;
  const pad = fitting.fixed ? 0 : 0.03 * (high - low);
  const domain: Domain = [
    low >= 0 && low < 2 * pad ? 0 : low - pad,
    high <= 0 && high > -2 * pad ? 0 : high + pad,
  ];
  const share = (value: number) => (value - domain[0]) / (domain[1] - domain[0]);
  const most = Math.max(2, Math.round(fitting.length / (fitting.beside ? 50 : 44)));
  return { domain, ticks: roomy((count) => linearTicks(domain, count), share, fitting, most) };
}

function widened(value: number): Domain {
  const pad = Math.abs(value) / 2 || 1;
  return [value - pad, value + pad];
}

/** The most ticks whose words keep apart from each other. */
function roomy(
  ticksFor: (most: number) => number[],
  share: (value: number) => number,
  { text, length, beside }: Fitting,
  most = Math.max(2, Math.floor(length / (beside ? 28 : 26))),
): number[] {
  for (let count = most; count > 1; count--) {
    const ticks = ticksFor(count);
    const clear = ticks.every((tick, index) => {
      if (index === 0) return true;
      const apart = Math.abs(share(tick) - share(ticks[index - 1])) * length;
      const need = beside
        ? (wide(text(tick)) + wide(text(ticks[index - 1]))) / 2 + 8
        : FONT_SIZE + 4;
      return apart >= need;
    });
    if (clear) return ticks;
  }
  return ticksFor(1);
}

/** An axis of names, which wrap where they are long. */
function ofNames({ key, seen, given, length, most }: Plan, common: Plot.ScaleOptions): Axis {
  const names = given.domain
    ? [...given.domain as Iterable<unknown>]
    : distinct(seen?.values ?? []);
  const format = typeof given.tickFormat === "function" ? given.tickFormat : String;
  const words = names.map((name, index) =>
    String((format as (d: unknown, i: number) => unknown)(name, index))
  );
  const widest = Math.max(0, ...words.map(wide));
  if (given.axis !== undefined) {
    return { options: common, marks: [], room: key === "x" ? FONT_SIZE : widest };
  }
  const limit = key === "x" ? 0.94 * length / Math.max(1, names.length) : most;
  const lines = Math.max(1, ...words.map((word) => wrapText(word, limit, FONT_SIZE).length));
  const { labelAnchor, labelArrow, labelOffset } = common;
  const label = key === "y" ? given.label ?? null : common.label; // names at the side say what they are
  const own = {
    ...{ label, labelAnchor, labelArrow, labelOffset },
    ...(given.tickFormat === undefined ? {} : { tickFormat: given.tickFormat }),
    ...(given.tickRotate === undefined ? {} : { tickRotate: given.tickRotate }),
    // Plot measures in its own font, whose letters are a little wider
    ...(widest > limit ? { lineWidth: 1.04 * limit / FONT_SIZE } : {}),
    tickSize: 0,
    tickPadding: PADDING,
  };
  return {
    options: { ...common, axis: null },
    marks: [axisMark(key, own)],
    room: key === "x" ? lines * (FONT_SIZE + 2) : Math.min(widest, limit) + PADDING,
    lines,
  };
}

/** Lets the y axis' label begin where its words do. */
function flush(key: "x" | "y", room: number): Plot.ScaleOptions {
  return key === "y" ? { labelOffset: Math.ceil(room) + MARGIN } : {};
}

/** Plot's mark of an axis. */
function axisMark(key: "x" | "y", options: object, ticks?: Plot.Data): Plot.Markish {
  return key === "x" ? Plot.axisX(ticks, options) : Plot.axisY(ticks, options);
}

/** Width of a tick's words in pixels. */
function wide(text: string): number {
  return textWidth(text, FONT_SIZE);
}
