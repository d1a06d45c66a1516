import * as Plot from "@observablehq/plot";
import { isContinuous, STEPS } from "./scheme.ts";
import { columnOf, type Seen, valuesOf } from "./seen.ts";
import { set, svg } from "./svg.ts";
import { textWidth } from "./text.ts";
import { colors, FONT_SIZE } from "./theme.ts";
import { formatTick, ticksOf } from "./ticks.ts";

/** One entry of a legend: an svg with width and height, and the label behind it; a ramp's is empty. */
type Key = { swatch: SVGSVGElement; label: string };
export type Legend = { title?: string; keys: readonly Key[] };

/** What an axis names needs no legend. */
const AXES = ["x", "y", "fx", "fy"];

/** So many categories are named in a legend without being asked. */
const MOST_KEYS = 10;

const ROW = 20, SWATCH = 12, GAP = 16;

/** A ramp's width, the height of its bar, the size of its words, and how many values it names at most. */
const RAMP = 232, BAR = 10, SMALL = 11, MOST_VALUES = 14;

/**
 * The legends of colours and of shapes, one where both mean the same; none where `legend: false`, an
 * axis already tells, or there are more than 10 categories and no `legend: true`.
 */
export function legendsOf(
  plot: Plot.Plot,
  given: Record<"color" | "symbol", Plot.ScaleOptions>,
  { seen, document, width }: { seen: Seen; document: Document; width: number },
): Legend[] {
  const [color, symbol] = [plot.scale("color"), plot.scale("symbol")];
  const wants = (key: "color" | "symbol", scale: Plot.Scale | undefined): boolean => {
    const count = [...scale?.domain ?? []].length, { legend } = given[key];
    if (!scale || count === 0 || legend === false) return false;
    const channels = seen.get(key), column = columnOf(channels);
    const told = column !== null && AXES.some((axis) => columnOf(seen.get(axis)) === column);
    const fits = isContinuous(scale) || count > 1 && count <= MOST_KEYS;
    return Boolean(legend) || channels !== undefined && !told && fits;
  };
  const swatches = (key: "color" | "symbol", options: object): Key[] =>
    keysOf(plot.legend(key, { document, ...options } as Plot.LegendOptions));
  const colored = seen.get("color") ?? [], title = given.color.label ?? undefined;
  const filled = colored.some(({ name, mark }) => name === "fill" && mark.ariaLabel === "dot");
  const both = color?.type === "ordinal" && symbol !== undefined &&
    String([...color.domain ?? []]) === String([...symbol.domain ?? []]);

  const legends: Legend[] = [], wantsColor = wants("color", color);
  if (wants("symbol", symbol) || both && wantsColor) {
    const painted = filled ? { fill: "color", stroke: "none" } : { fill: "none", stroke: "color" };
    const keys = swatches("symbol", both ? painted : {});
    legends.push({ title: given.symbol.label ?? title, keys });
  }
  if (!color || !wantsColor || both) return legends;
  if (!isContinuous(color)) {
    const keys = swatches("color", { legend: "swatches" });
    const kinds = new Set(colored.map(({ mark }) => mark.ariaLabel));
    for (const { swatch } of keys) shape(swatch, kinds.has("dot"), filled, kinds.has("line"));
    return [...legends, { title, keys }];
  }
  const values = valuesOf(colored).filter((value) => typeof value === "number");
  if (values.length === 0) return legends;
  const swatch = ramp(color, values, { document, width: Math.min(RAMP, width) });
  return [...legends, { title, keys: [{ swatch, label: "" }] }];
}

/** Gives a colour's key the look of what it stands for: a dot, a ring, a line, else a square. */
function shape(swatch: SVGSVGElement, dots: boolean, filled: boolean, lines: boolean): void {
  const rect = swatch.firstElementChild!, stroke = swatch.getAttribute("fill") ?? "none";
  if (lines && !dots) set(rect, { height: "25%", y: "37.5%" });
  else rect.setAttribute("rx", dots ? "50%" : "15%");
  if (dots && !filled) set(swatch, { stroke, "stroke-width": 2, fill: "none" });
}

/** Reads Plot's legend of categories, which is HTML, so that it can be drawn inside a figure. */
export function keysOf(div: Element | undefined): Key[] {
  return [...div?.children ?? []].flatMap((item) => {
    const swatch = item.firstElementChild;
    if (swatch?.localName !== "svg") return [];
    const size = { width: SWATCH, height: SWATCH };
    return [{ label: (item.textContent ?? "").trim(), swatch: set(swatch as SVGSVGElement, size) }];
  });
}

/** Draws legends one below the other, their entries in rows of at most so many pixels. */
export function legendGroup(
  legends: readonly Legend[],
  { document, most }: { document: Document; most: number },
): { group: SVGGElement; height: number } {
  const look = { class: "legend", "font-size": FONT_SIZE, "text-anchor": "start" };
  const group = svg(document, "g", look);
  const write = (text: string, x: number, y: number, fill: string) =>
    group.append(svg(document, "text", { x, y: y + 14, fill }, text));
  let top = 0;
  for (const { title = "", keys } of legends) {
    if (title) write(title, 0, top, colors.muted);
    let x = title ? textWidth(title, FONT_SIZE) + GAP : 0, high = 0;
    for (const { swatch, label } of keys) {
      const [width, height] = ["width", "height"].map((name) => Number(swatch.getAttribute(name)));
      const wide = width + 6 + textWidth(label, FONT_SIZE);
      if (x > 0 && x + wide > most) {
        x = 0;
        top += ROW;
      }
      group.append(set(swatch, { x, y: top + 4, overflow: "visible" }));
      if (label) write(label, x + width + 6, top, colors.ink);
      x += wide + GAP;
      high = height + ROW - SWATCH;
    }
    top += high;
  }
  return { group, height: top };
}

/**
 * Draws the colours of a continuous scale as a bar with its numbers below: those that the figure shows
 * where they are few. In steps, and not by a canvas or a gradient: it is the same in each document, and
 * follows the reader's dark scheme.
 */
function ramp(
  scale: Plot.Scale,
  values: readonly number[],
  { document, width }: { document: Document; width: number },
): SVGSVGElement {
  const ends = [...scale.domain as Iterable<number>].map(Number);
  const domain = [Math.min(...ends), Math.max(...ends)] as const, log = scale.type === "log";
  const type = log ? "log" : "linear", step = width / STEPS;
  const along = Plot.scale({ x: { type, domain: [...domain], range: [0, width] } });
  const bars = Array.from({ length: STEPS }, (_, index) =>
    svg(document, "rect", {
      x: index * step,
      // A wider bar lies under its neighbour, so that no seam shows.
      width: index < STEPS - 1 ? step + 0.6 : step,
      height: BAR,
      fill: scale.apply(along.invert!((index + 0.5) * step)) as string,
    }));
  const few = [...new Set(values)].filter((value) => value >= domain[0] && value <= domain[1]);
  const wanted = few.length <= MOST_VALUES
    ? few.sort((a, b) => a - b)
    : ticksOf({ domain, log, length: width, beside: true });
  let end = -Infinity;
  const labels = wanted.flatMap((value) => {
    const text = formatTick(value), half = textWidth(text, SMALL) / 2;
    const x = Math.min(Math.max(along.apply(value) as number, half), width - half);
    if (x - half < end + 6) return [];
    end = x + half;
    return [svg(document, "text", { x, y: BAR + 12, fill: colors.muted }, text)];
  });
  return svg(
    document,
    "svg",
    { class: "ramp", width, height: BAR + 16, "font-size": SMALL },
    ...bars,
    svg(document, "g", { "text-anchor": "middle" }, ...labels),
  );
}
