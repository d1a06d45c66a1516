import * as Plot from "@observablehq/plot";
import { type Channel, columnOf, valuesOf } from "./seen.ts";
import { textWidth, wrapText } from "./text.ts";
import { type Domain, formatTick, ticksOf } from "./ticks.ts";

/** Size of the words in a chart in pixels. */
export const FONT_SIZE = 12;

/** What an axis adds to a figure's options, its marks, its room in pixels, and the most lines of a name. */
export type Axis = {
  options: Plot.ScaleOptions;
  marks: Plot.Markish[];
  room: number;
  lines?: number;
};

/** What an axis is made for. */
export type Plan = {
  key: "x" | "y";
  /** As Plot makes it from the data. */
  scale: Plot.Scale;
  given: Plot.ScaleOptions;
  length: number;
  /** The most room that names may take beside the chart. */
  most: number;
  channels: readonly Channel[] | undefined;
};

/** Pixels between a tick's words and the chart, and between those of the y axis and the left edge. */
const PADDING = 6;
export const MARGIN = 2;

/** Whether an axis is of names, each of which has a place. */
export function isNamed(scale: Plot.Scale | undefined): boolean {
  return scale?.type === "point" || scale?.type === "band";
}

/** An axis that can be read, with a thin grid; what the options say of ticks, format and domain holds. */
export function axis(plan: Plan): Axis {
  const { key, scale, given } = plan;
  const common = {
    labelArrow: "none" as const,
    ...(key === "x" ? { labelAnchor: "center" as const } : {}),
    ...given,
  };
  if (isNamed(scale)) return ofNames(plan, common);
  // Plot would transform ticks of ours, too
  const told =
    ["axis", "tickFormat", "percent", "transform", "interval"].some((key) => key in given) ||
    given.ticks !== undefined && !Array.isArray(given.ticks);
  if (!told && /^(linear|log)$/.test(scale.type ?? "")) return ofNumbers(plan, common);
  const options = { grid: true, tickSize: 0, tickPadding: PADDING, ...common };
  return { options, marks: [], room: key === "x" ? FONT_SIZE : 36 };
}

/** An axis of numbers: its domain, ticks and their words are settled here. */
function ofNumbers(plan: Plan, common: Plot.ScaleOptions): Axis {
  const { key, scale, given, length, channels } = plan;
  const log = scale.type === "log", beside = key === "x", extent = extentOf(plan, log);
  const domain = given.domain ? extent : padded(extent, log);
  const text = columnOf(channels) === "year" ? String : formatTick;
  const ticks = Array.isArray(given.ticks)
    ? given.ticks as number[]
    : ticksOf({ domain, log, length, beside, text });
  const widest = Math.max(0, ...ticks.map((tick) => textWidth(text(tick), FONT_SIZE)));
  const room = beside ? FONT_SIZE + 2 : widest + PADDING;
  // the label of the y axis begins where its words do
  const labelled = beside ? common : { labelOffset: Math.ceil(room) + MARGIN, ...common };
  const grid = beside ? Plot.gridX(ticks) : Plot.gridY(ticks);
  return {
    options: { ...common, domain: given.domain ?? domain, axis: null, grid: false },
    marks: [common.grid ?? true ? grid : null, axisMark(key, labelled, { text }, ticks)],
    room,
  };
}

/** The lowest and the highest number; Plot takes those below 0 for a log axis where the first is one. */
function extentOf({ scale, channels }: Plan, log: boolean): Domain {
  const known = [...scale.domain as Iterable<number>],
    isAbove = (value: unknown) => Number(value) > 0;
  const all = !log || known.every(isAbove) ? known : valuesOf(channels).filter(isAbove) as number[];
  if (all.length === 0) return [1, 10];
  return [
    all.reduce((least, value) => Math.min(least, value)),
    all.reduce((most, value) => Math.max(most, value)),
  ];
}

/** Some room at both ends of an axis; on a linear one not beyond 0. */
function padded([low, high]: Domain, log: boolean): Domain {
  if (log) {
    const times = low === high ? 2 : (high / low) ** 0.03;
    return [low / times, high * times];
  }
  const pad = low === high ? Math.abs(low) / 2 || 1 : 0.03 * (high - low);
  return [
    low >= 0 && low < 2 * pad ? 0 : low - pad,
    high <= 0 && high > -2 * pad ? 0 : high + pad,
  ];
}

/** An axis of names, which wrap where they are long. */
function ofNames({ key, scale, given, length, most }: Plan, common: Plot.ScaleOptions): Axis {
  const names = [...scale.domain ?? []], tickFormat = given.tickFormat as unknown;
  const words = names.map((name, index) =>
    String(typeof tickFormat === "function" ? tickFormat(name, index) : name)
  );
  const widest = Math.max(0, ...words.map((word) => textWidth(word, FONT_SIZE)));
  const limit = key === "x" ? 0.94 * length / Math.max(1, names.length) : most;
  const lines = Math.max(1, ...words.map((word) => wrapText(word, limit, FONT_SIZE).length));
  const room = key === "x" ? lines * (FONT_SIZE + 2) : Math.min(widest, limit) + PADDING;
  if (given.axis !== undefined) return { options: common, marks: [], room, lines };
  const own = {
    ...(tickFormat === undefined ? {} : { tickFormat }),
    // Plot measures in its own font, whose letters are a little wider
    ...(widest > limit ? { lineWidth: 1.04 * limit / FONT_SIZE } : {}),
  };
  return { options: { ...common, axis: null }, marks: [axisMark(key, common, own)], room, lines };
}

/**
 * The mark of an axis. Plot's own axes leave out some words of a log axis whatever its format says, and
 * wrap no names.
 */
function axisMark(
  key: "x" | "y",
  { label, labelAnchor, labelArrow, labelOffset, tickRotate }: Plot.ScaleOptions,
  own: object,
  ticks?: readonly number[],
): Plot.Markish {
  const options = {
    ...{ label, labelAnchor, labelArrow, labelOffset, tickSize: 0, tickPadding: PADDING },
    ...(tickRotate === undefined ? {} : { tickRotate }),
    ...own,
  };
  return key === "x"
    ? Plot.axisX(ticks as Plot.Data, options)
    : Plot.axisY(ticks as Plot.Data, options);
}
