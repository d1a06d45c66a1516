import * as Plot from "@observablehq/plot";
import { isObject, takes } from "../read/said.ts";
import { checkFresh } from "../settings/fresh.ts";
import { checkRows } from "../stats/columns.ts";
import { isUnknown, told } from "../words/numbers.ts";
import { formatCounted } from "../words/quantity.ts";

import { compose, PADDING } from "./compose.ts";
import { layout } from "./layout.ts";
import { legendsOf } from "./legend.ts";
import { roomNow } from "./room.ts";
import { COLORS, styled, SYMBOLS } from "./scheme.ts";
import { columnOf, labelOf, type Mark, type Seen, seenBy, valuesOf } from "./seen.ts";
import { colors, FONT, FONT_SIZE } from "./theme.ts";

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

const redraws = new WeakMap<Element, (width: number) => Figure>();

/**
 * Draws a figure: Observable Plot in the house's look. Title, legends and caption stand inside one SVG,
 * which is a valid file and follows its reader's dark scheme. All of Plot's options hold; what they leave
 * open is settled: labels and units of known columns, ticks of log axes, colours that keep their meaning,
 * margins that fit from 320 pixels on.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import * as Plot from "@observablehq/plot";
 * import { JSDOM } from "jsdom";
 * const { document } = new JSDOM("").window; // in a notebook and in a page there is one
 * const dots = Plot.dot([{ paramsB: 1, wh: 2 }, { paramsB: 8, wh: 9 }], { x: "paramsB", y: "wh" });
 * const shown = figure({ document, title: "Larger takes more", x: { type: "log" }, marks: [dots] });
 * assert.equal(shown.getAttribute("aria-label"), "Larger takes more");
 * ```
 * @param options `width` in pixels is that of the whole figure, 720 where none is given.
 * @throws {TypeError} when it is given no options, or there is no document to draw into.
 * @throws {RangeError} when a mark names a column that no row has.
 */
export function figure(options: FigureOptions): Figure {
  const call = 'lm.figure({ title, marks: [Plot.dot(rows, { x: "paramsB", y: "score" })] })';
  takes(isObject(options), "figure", "one object", options, call);
  checkFresh();
  const document = options.document ?? globalThis.window?.document ?? globalThis.document;
  if (!document) {
    throw new TypeError(
      "Cannot draw a figure: found no document to draw into; outside a notebook give one: " +
        "lm.figure({ document, marks: … })",
    );
  }
  const { caption = roomNow().caption, width = roomNow().width } = options;
  const draw = (width: number): Figure => drawn({ ...options, caption, document, width });
  const shown = draw(width);
  redraws.set(shown, draw);
  return shown;
}

/** The same figure at another width; null for what `figure` did not draw. */
export function atWidth(shown: Element, width: number): Figure | null {
  return redraws.get(shown)?.(width) ?? null;
}

function drawn(
  { title, subtitle, caption, className, width: whole, ...options }: FigureOptions & {
    document: Document;
    width: number;
  },
): Figure {
  const given = [options.marks ?? []].flat(Infinity as 1).filter(Boolean) as Plot.Markish[];
  const marks = given.map((mark) => isMark(mark) ? painted(mark) : mark);
  const own = marks.filter(isMark);
  for (const { data } of own) {
    if (isObject(data) && "rows" in data) checkRows(data, "Plot.dot(served.rows, { … })");
  }
  const seen = seenBy(own), width = whole - 2 * PADDING;
  const labelled = (key: "color" | "symbol") => {
    const channels = seen.get(key), label = labelOf(channels) ?? columnOf(channels);
    return { ...(label === null ? {} : { label }), ...options[key] };
  };
  const color = labelled("color"), symbol = labelled("symbol");
  // Plot would draw legends as HTML; the figure draws them inside
  const plain = {
    ...options,
    width,
    color: { ...color, legend: false },
    symbol: { ...symbol, legend: false },
    opacity: { ...options.opacity, legend: false },
    figure: false,
  };
  const { scale: scaleOf } = quietly(() =>
    Plot.plot({ ...plain, axis: null, marks: own.map(undrawn) })
  );
  const laid = options.projection ? {} : layout(options, own, { seen, scaleOf, width });
  const plot = Plot.plot({
    ...plain,
    ...laid,
    marks: [laid.marks ?? [], roomNow().image ? marks.map(untitled) : marks],
    color: styled(plain.color, scaleOf("color"), COLORS),
    symbol: styled(plain.symbol, scaleOf("symbol"), SYMBOLS),
  });
  plot.setAttribute("font-family", FONT);
  plot.setAttribute("font-size", String(FONT_SIZE));
  const legends = legendsOf(plot, { color, symbol }, { seen, document: options.document, width });
  const shown = compose(plot, {
    title: title && told(`${title}`),
    subtitle: subtitle && (isUnknown(subtitle) ? null : told(subtitle)),
    caption: [caption, unplaced(options, seen)].filter(Boolean).join(" ") || null,
    legends,
    className,
    description: options.ariaLabel ?? undefined,
  });
  return Object.assign(shown, { scale: plot.scale });
}

function isMark(mark: Plot.Markish): mark is Mark {
  return typeof (mark as Mark | null)?.render === "function";
}

/** Runs what plots only to ask for scales: Plot warns again when it draws. */
function quietly<T>(plot: () => T): T {
  const { warn } = console;
  console.warn = () => {};
  try {
    return plot();
  } finally {
    console.warn = warn;
  }
}

/** A mark that takes part in the scales without being drawn. */
function undrawn(mark: Mark): Mark {
  return Object.assign(Object.create(mark), { render: () => null, tip: null });
}

/** Marks that have a colour of their own; Plot draws them in the ink of text and axes. */
const PAINTED = /^(dot|line|area|bar|rect)$/;

/** The mark, in the first colour of the palette where it is told none. */
function painted(mark: Mark): Mark {
  if (!PAINTED.test(mark.ariaLabel ?? "")) return mark;
  const stroke = mark.stroke === "currentColor" ? { stroke: colors.blue } : {};
  const fill = mark.fill === undefined && !mark.channels.fill ? { fill: colors.blue } : {};
  return Object.assign(Object.create(mark), stroke, fill);
}

function untitled(mark: Plot.Markish): Plot.Markish {
  if (!isMark(mark)) return mark;
  const render: Mark["render"] = (index, scales, values, ...rest) =>
    mark.render(index, scales, { ...values, title: undefined } as typeof values, ...rest);
  return Object.assign(Object.create(mark), { render });
}

/** Says that dots are not drawn, which Plot leaves out without a word; empty where all are. */
function unplaced(options: Plot.PlotOptions, seen: Seen): string {
  const channels = (["x", "y"] as const).filter((key) => options[key]?.type === "log")
    .flatMap((key) => seen.get(key) ?? []).filter(({ mark }) => mark.ariaLabel === "dot");
  const { length } = valuesOf(channels).filter((value) => typeof value === "number" && value <= 0);
  if (length === 0) return "";
  const dots = formatCounted(length, "dot");
  return `Not drawn: ${dots} at 0 or below, where a logarithmic axis has no place.`;
}
