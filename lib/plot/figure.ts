import * as Plot from "@observablehq/plot";
import { checkFresh } from "../settings/fresh.ts";
import { isUnknown, told } from "../words/numbers.ts";
import { formatCounted } from "../words/quantity.ts";
import { FONT_SIZE } from "./axis.ts";
import { compose, PADDING } from "./compose.ts";
import { layout } from "./layout.ts";
import { legendsOf } from "./legends_of.ts";
import { captionNow, roomNow } from "./room.ts";
import { colored, shaped } from "./scales.ts";
import { type Seen, seenBy } from "./seen.ts";
import { colors, FONT } from "./theme.ts";

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
  const caption = options.caption === undefined ? captionNow() : options.caption;
  const draw = (width: number): Figure => drawn({ ...options, caption, document, width });
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
  const own = options.projection
    ? { marks }
    : layout(options, marks, { seen, width: width - 2 * PADDING });
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
  paint(plot);
  const { scale } = plot;
  const legends = legendsOf(plot, options, { seen, document: options.document, width });
  const shown = compose(plot, {
    title: title && told(title),
    subtitle: subtitle && (isUnknown(subtitle) ? null : told(subtitle)),
    caption: [caption, unplaced(options, seen)].filter(Boolean).join(" ") || null,
    legends,
    className,
    description: options.ariaLabel ?? undefined,
  });
  return Object.assign(shown, { scale });
}

/** Says that dots are not drawn, which Plot leaves out without a word; null where all are. */
function unplaced(options: Plot.PlotOptions, seen: ReadonlyMap<string, Seen>): string | null {
  const count = (["x", "y"] as const).filter((key) => options[key]?.type === "log")
    .reduce((sum, key) => sum + (seen.get(key)?.dotsBelow ?? 0), 0);
  return count === 0
    ? null
    : `Not drawn: ${
      formatCounted(count, "dot")
    } at 0 or below, where a logarithmic axis has no place.`;
}

/** Plot would draw it as HTML; the figure draws it inside. */
function withoutLegend(options: Plot.ScaleOptions): Plot.ScaleOptions {
  return { ...options, legend: false };
}

/** Marks that have a colour of their own; Plot draws them in the ink of text and axes. */
const PAINTED = /^(dot|line|area|bar|rect)$/;

/** Gives marks that are told no colour the first of the palette. */
function paint(plot: Element): void {
  for (const group of plot.children) {
    if (!PAINTED.test(group.getAttribute("aria-label") ?? "")) continue;
    const facets = [...group.children].filter(({ localName }) => localName === "g");
    for (const mark of facets.length ? facets : [group]) {
      const fill = mark.getAttribute("fill"), stroke = mark.getAttribute("stroke");
      if (stroke === "currentColor") mark.setAttribute("stroke", colors.blue);
      const bare = fill === null && !mark.firstElementChild?.hasAttribute("fill");
      if (fill === "currentColor" || bare) mark.setAttribute("fill", colors.blue);
    }
  }
}
