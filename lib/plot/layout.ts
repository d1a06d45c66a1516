import * as Plot from "@observablehq/plot";
// @ts-types="@types/d3-array"
import { extent } from "d3-array";
import { WIDE } from "./room.ts";
import { type Channel, columnOf, labelOf, type Mark, type Seen, valuesOf } from "./seen.ts";
import { textWidth, wrapText } from "./text.ts";
import { FONT_SIZE } from "./theme.ts";
import { type Domain, formatTick, ticksOf } from "./ticks.ts";

/** Pixels between a tick's words and the chart, and between those of the y axis and the left edge. */
const PADDING = 6, MARGIN = 2;

/** Heights of a chart without a y axis, of a row with a name, and of a line of a name that wraps. */
const STRIP = 60, ROW = 24, LINE = 15;

/** What an axis adds to a figure's options, its marks, its room in pixels, and the most lines of a name. */
type Axis = { options: Plot.ScaleOptions; marks: Plot.Markish[]; room: number; lines?: number };
const NONE: Axis = { options: {}, marks: [], room: 0 };

type Plan = {
  key: "x" | "y";
  scale: Plot.Scale;
  given: Plot.ScaleOptions;
  length: number;
  /** The most room that names may take beside the chart. */
  most: number;
  channels: readonly Channel[] | undefined;
};

/** The options that lay out a chart, where it has none: axes as marks, margins that fit them, a height. */
export function layout(
  options: Omit<Plot.PlotOptions, "title" | "subtitle" | "caption">,
  marks: readonly Mark[],
  { seen, scaleOf, width }: { seen: Seen; scaleOf: Plot.Plot["scale"]; width: number },
): Plot.PlotOptions {
  const narrow = width < WIDE, { margin } = options;
  const [fx, fy] = (["fx", "fy"] as const).map((key) => [...scaleOf(key)?.domain ?? []]);
  const scaleOfY = scaleOf("y"), named = isNamed(scaleOfY);
  const names = named ? [...scaleOfY?.domain ?? []].length : 0;
  const axisOf = (key: "x" | "y", length: number): Axis => {
    const scale = scaleOf(key), channels = seen.get(key);
    const own = marks.some(({ ariaLabel }) => ariaLabel?.startsWith(`${key}-axis`));
    if (!scale || own || options[key] === null) return NONE;
    // names at the side say what they are
    const label = key === "y" && named ? null : labelOf(channels);
    const given = { ...(label === undefined ? {} : { label }), ...options[key] };
    return axis({ key, scale, given, length, most: (narrow ? 0.4 : 0.36) * width, channels });
  };
  const top = options.marginTop ?? margin ?? (named || !scaleOfY ? 12 : 26) + (fx.length ? 22 : 0);
  const chart = named
    ? ROW * Math.max(2, names)
    : scaleOfY
    ? (narrow ? 0.72 : 0.46) * width
    : STRIP;
  const long = options.height === undefined ? chart : options.height - top - 44;
  const y = axisOf("y", long / (fy.length || 1));
  const left = options.marginLeft ?? margin ?? Math.ceil(y.room) + MARGIN;
  const asked = marks.map(({ marginRight = 0 }) => marginRight);
  const right = options.marginRight ?? margin ?? Math.max(14, facetRoom(fy, width), ...asked);
  const x = axisOf("x", (width - left - right) * 0.92 / (fx.length || 1));
  const bottom = options.marginBottom ?? margin ?? Math.ceil(x.room) + 26;
  const high = (named ? names * Math.max(ROW, LINE * Math.min(2, y.lines ?? 1) + 4) : chart) *
    (fy.length ? Math.max(1, (named ? 1 : 0.6) * fy.length) : 1);
  const height = options.height ?? Math.round(Math.max(high, 40) + top + bottom);
  return {
    marginTop: top,
    marginLeft: left,
    marginRight: right,
    marginBottom: bottom,
    ...(options.aspectRatio === undefined ? { height } : {}),
    x: { ...options.x, ...x.options },
    y: { ...options.y, ...y.options },
    ...(fx.length ? { fx: { label: null, axis: "top", ...options.fx } } : {}),
    ...(fy.length ? { fy: { label: null, axis: "right", ...options.fy } } : {}),
    marks: [...x.marks, ...y.marks],
  };
}

function facetRoom(names: readonly unknown[], width: number): number {
  return names.length ? Math.min(0.3 * width, widestOf(names.map(String)) + 14) : 0;
}

function widestOf(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, FONT_SIZE)));
}

function isNamed(scale: Plot.Scale | undefined): boolean {
  return scale?.type === "point" || scale?.type === "band";
}

/** An axis that can be read, with a thin grid; what the options say of ticks, format and domain holds. */
function axis(plan: Plan): Axis {
  const { key, scale, given } = plan;
  const common: Plot.ScaleOptions = {
    labelArrow: "none",
    ...(key === "x" ? { labelAnchor: "center" } : {}),
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
  const room = beside ? FONT_SIZE + 2 : widestOf(ticks.map(text)) + PADDING;
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
  const isAbove = (value: unknown) => Number(value) > 0;
  const known = [...scale.domain as Iterable<number>];
  const all = !log || known.every(isAbove) ? known : valuesOf(channels).filter(isAbove) as number[];
  const [low = 1, high = 10] = extent(all);
  return [low, high];
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

function ofNames({ key, scale, given, length, most }: Plan, common: Plot.ScaleOptions): Axis {
  const names = [...scale.domain ?? []], tickFormat = given.tickFormat as unknown;
  const words = names.map((name, index) =>
    String(typeof tickFormat === "function" ? tickFormat(name, index) : name)
  );
  const widest = widestOf(words);
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
