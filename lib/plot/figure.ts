import * as Plot from "@observablehq/plot";
import { checkFresh } from "../settings/fresh.ts";
import { axis, FONT_SIZE, MARGIN } from "./axis.ts";
import { compose, PADDING } from "./compose.ts";
import { labelOf } from "./label_of.ts";
import { legendsOf } from "./legends_of.ts";
import { roomNow, WIDE } from "./room.ts";
import { categoryColors, categorySymbols, interpolator, ordered } from "./scheme.ts";
import { areNames, distinct, type Seen, seenBy } from "./seen.ts";
import { FONT } from "./theme.ts";

/** What a figure is drawn from: Plot's options, and the words around it. */
export type FigureOptions = Omit<Plot.PlotOptions, "title" | "subtitle" | "caption"> & {
  /** What the figure shows, as a finding; wraps. */
  title?: string | null;
  subtitle?: string | null;
  /** Source and date; wraps. */
  caption?: string | null;
};

/** A figure: one SVG, whose scales can be asked for as Plot's. */
export type Figure = SVGSVGElement & Pick<Plot.Plot, "scale">;

/** How figures are drawn at another width. */
const redraws = new WeakMap<Element, (width: number) => Figure>();

/**
 * Draws a figure: Observable Plot in the house's look. Title, subtitle, legends and caption stand inside
 * one SVG, which is a valid file, follows its reader's dark scheme, and is laid out from 320 pixels on.
 * All of Plot's options hold; what they leave open is settled for a reader: labels and units of known
 * columns, ticks of log axes, colours that keep their meaning, margins that fit.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import * as Plot from "@observablehq/plot";
 * import { JSDOM } from "jsdom";
 * const { document } = new JSDOM("").window; // in a notebook and in a page there is one
 * const rows = [{ paramsB: 1, wh: 2 }, { paramsB: 8, wh: 9 }];
 * const shown = figure({
 *   document,
 *   title: "Larger models take more energy",
 *   x: { type: "log" },
 *   marks: [Plot.dot(rows, { x: "paramsB", y: "wh" })],
 * });
 * assert.equal(shown.getAttribute("aria-label"), "Larger models take more energy");
 * ```
 * @param options Plot's, with `title`, `subtitle` and `caption` as text; `width` in pixels is that of
 * the whole figure, 720 where none is given.
 * @throws {TypeError} when it is given no options, or there is no document to draw into.
 * @throws {RangeError} when a mark names a column that no row has.
 */
export function figure(options: FigureOptions): Figure {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(
      `Cannot draw a figure: found ${
        Array.isArray(options) ? "an array" : String(options)
      }, need ` +
        'one object; write figure({ title, marks: [Plot.dot(rows, { x: "paramsB", y: "score" })] })',
    );
  }
  checkFresh();
  const document = options.document ?? globalThis.window?.document ?? globalThis.document;
  if (!document) {
    throw new TypeError(
      "Cannot draw a figure: found no document to draw into; import lib/mod.ts, or give `document`",
    );
  }
  const draw = (width: number): Figure => drawn({ ...options, document, width });
  const shown = draw(options.width ?? roomNow());
  redraws.set(shown, draw);
  return shown;
}

/** The same figure at another width; null for what `figure` did not draw. */
export function atWidth(shown: Element, width: number): Figure | null {
  return redraws.get(shown)?.(width) ?? null;
}

function drawn(
  { title, subtitle, caption, className, width, ...options }: FigureOptions & {
    document: Document;
    width: number;
  },
): Figure {
  const marks = [options.marks ?? []].flat(Infinity as 1).filter(Boolean) as Plot.Markish[];
  const seen = seenBy(marks, options);
  const own = options.projection ? { marks } : withAxes(options, marks, seen, width);
  const plot = Plot.plot({
    ...options,
    ...own,
    width: width - 2 * PADDING,
    color: withoutLegend(colored(options.color, seen.get("color"))),
    symbol: withoutLegend(shaped(options.symbol, seen.get("symbol"))),
    opacity: withoutLegend(options.opacity ?? {}),
    figure: false,
  });
  plot.setAttribute("font-family", FONT);
  plot.setAttribute("font-size", String(FONT_SIZE));
  const { scale } = plot;
  const legends = legendsOf(plot, options, { seen, document: options.document, width });
  const shown = compose(plot, {
    title,
    subtitle,
    caption,
    legends,
    className,
    description: options.ariaLabel ?? undefined,
  });
  return Object.assign(shown, { scale });
}

/** Axes with their margins, and the height they make. */
function withAxes(
  options: FigureOptions,
  marks: Plot.Markish[],
  seen: ReadonlyMap<string, Seen>,
  width: number,
): Plot.PlotOptions {
  const inner = width - 2 * PADDING, narrow = width < WIDE;
  const [fx, fy] = (["fx", "fy"] as const).map((key) => facetsOf(options, seen, key));
  const hasOwn = (key: string) =>
    marks.some((mark) => (mark as { ariaLabel?: string }).ariaLabel?.startsWith(`${key}-axis`));
  const plan = (key: "x" | "y", length: number) => {
    const column = seen.get(key)?.column, given = options[key] ?? {};
    const label = given.label ?? (column ? labelOf(column) : undefined);
    return axis({
      key,
      seen: seen.get(key),
      given,
      length,
      most: 0.36 * inner,
      label: label ?? undefined,
    });
  };
  const absent = { options: {}, marks: [], room: 0 };
  const top = options.marginTop ?? options.margin ?? (seen.has("y") ? 26 : 12) + (fx ? 22 : 0);
  const bands = seen.get("y")?.bands || areNames(seen.get("y"));
  const rows = bands ? new Set(seen.get("y")!.values).size : 0;
  const chart = bands ? 24 * Math.max(2, rows) : narrow ? 0.72 * inner : 0.46 * inner;
  const high = options.height ?? null;
  const y = seen.has("y") && !hasOwn("y") && options.y !== null
    ? plan("y", (high === null ? chart : high - top - 44) / (fy || 1))
    : absent;
  const left = options.marginLeft ?? options.margin ?? Math.ceil(y.room) + MARGIN;
  const right = options.marginRight ?? options.margin ?? (fy ? 60 : 14);
  const x = seen.has("x") && !hasOwn("x")
    ? plan("x", (inner - left - right) * 0.92 / (fx || 1))
    : absent;
  const bottom = options.marginBottom ?? options.margin ?? Math.ceil(x.room) + 26;
  const auto = chart * (fy ? Math.max(1, 0.6 * fy) : 1) + top + bottom;
  return {
    marginTop: top,
    marginLeft: left,
    marginRight: right,
    marginBottom: bottom,
    ...(options.aspectRatio === undefined ? { height: high ?? Math.round(auto) } : {}),
    x: { ...options.x, ...x.options },
    y: { ...options.y, ...y.options },
    fx: faceted(options.fx, seen.get("fx")),
    fy: faceted(options.fy, seen.get("fy")),
    marks: [...x.marks, ...y.marks, ...marks],
  };
}

/** How many facets there are in one direction. */
function facetsOf(
  options: FigureOptions,
  seen: ReadonlyMap<string, Seen>,
  key: "fx" | "fy",
): number {
  return options[key]?.domain
    ? [...options[key].domain].length
    : new Set(seen.get(key)?.values).size;
}

/** Facets: named by their values alone. */
function faceted(given: Plot.ScaleOptions = {}, seen?: Seen): Plot.ScaleOptions {
  return seen ? { label: null, ...given } : given;
}

/** Colours by what they stand for. */
function colored(given: Plot.ScaleOptions = {}, seen: Seen | undefined): Plot.ScaleOptions {
  const label = given.label ?? (seen?.column ? labelOf(seen.column) : undefined);
  const labelled = label === undefined ? given : { ...given, label };
  if (!seen || given.range || given.interpolate) return labelled;
  const names = /^(ordinal|categorical)$/.test(given.type ?? "") || (areNames(seen) && !given.type);
  if (names) {
    if (given.scheme) return labelled;
    const domain = given.domain
      ? [...given.domain as Iterable<string>]
      : ordered(distinct(seen.values));
    return { ...labelled, domain, range: categoryColors(domain) };
  }
  if (given.type && !/^(linear|log|pow|sqrt|symlog|utc|time)$/.test(given.type)) return labelled;
  const interpolate = interpolator(given.scheme as string | undefined);
  return interpolate === null ? labelled : { ...labelled, scheme: undefined, interpolate };
}

/** Shapes by what they stand for. */
function shaped(given: Plot.ScaleOptions = {}, seen: Seen | undefined): Plot.ScaleOptions {
  if (!seen || given.range) return given;
  const domain = given.domain
    ? [...given.domain as Iterable<string>]
    : ordered(distinct(seen.values));
  return { ...given, domain, range: categorySymbols(domain) as Iterable<unknown> };
}

/** Plot would draw it as HTML; the figure draws it inside. */
function withoutLegend(options: Plot.ScaleOptions): Plot.ScaleOptions {
  return { ...options, legend: false };
}
