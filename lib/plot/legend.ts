import type * as Plot from "@observablehq/plot";
import { ramp } from "./ramp.ts";
import { isContinuous } from "./scheme.ts";
import { columnOf, labelOf, type Seen, valuesOf } from "./seen.ts";
import { set, svg } from "./svg.ts";
import { textWidth } from "./text.ts";
import { colors } from "./theme.ts";

/** One entry of a legend: what stands before its label, as an svg, and the label. */
type Key = { label: string; swatch: SVGSVGElement };

/** A legend inside a figure: of categories, or a picture of its own such as a ramp. */
export type Legend = { title?: string } & ({ keys: readonly Key[] } | { picture: SVGSVGElement });

/** So many categories are named in a legend without being asked. */
const MOST_KEYS = 10;

/** What an axis names needs no legend. */
const AXES = ["x", "y", "fx", "fy"];

const FONT_SIZE = 12, ROW = 20, SWATCH = 12, GAP = 16, RAMP_WIDTH = 232;

type Given = Pick<Plot.PlotOptions, "color" | "symbol">;

/**
 * The legends of a figure: of colours and of shapes, one where both mean the same. They are there
 * unless `legend: false`, an axis already tells, or there are more than 10 categories and no
 * `legend: true`.
 */
export function legendsOf(
  plot: Plot.Plot,
  given: Given,
  { seen, document, width }: { seen: Seen; document: Document; width: number },
): Legend[] {
  const [color, symbol] = [plot.scale("color"), plot.scale("symbol")];
  const both = color?.type === "ordinal" && symbol !== undefined &&
    String([...color.domain ?? []]) === String([...symbol.domain ?? []]);
  const of = (kind: string) =>
    (seen.get("color") ?? []).filter(({ mark }) => mark.ariaLabel === kind);
  const dots = of("dot"), lines = of("line").length > 0;
  const filled = dots.some(({ name }) => name === "fill");
  const titleOf = (key: "color" | "symbol") => {
    const own = given[key]?.label, channels = seen.get(key);
    return own === undefined
      ? labelOf(channels) ?? columnOf(channels) ?? undefined
      : own ?? undefined;
  };
  const swatches = (key: "color" | "symbol", options: object): Key[] =>
    keysOf(plot.legend(key, { document, ...options } as Plot.LegendOptions));
  const wants = (key: "color" | "symbol", scale: Plot.Scale | undefined): boolean => {
    const channels = seen.get(key), asked = given[key]?.legend;
    const count = [...scale?.domain ?? []].length;
    if (!scale || count === 0 || asked === false || channels && !valuesOf(channels).length) {
      return false;
    }
    const column = columnOf(channels);
    const told = column !== null && AXES.some((axis) => columnOf(seen.get(axis)) === column);
    const fits = isContinuous(scale) || count > 1 && count <= MOST_KEYS;
    return Boolean(asked) || channels !== undefined && !told && fits;
  };

  const legends: Legend[] = [], ofColor = wants("color", color), ofSymbol = wants("symbol", symbol);
  if (ofSymbol || both && ofColor) {
    const painted = filled ? { fill: "color", stroke: "none" } : { fill: "none", stroke: "color" };
    const keys = swatches("symbol", both ? painted : {});
    legends.push({ title: titleOf("symbol") ?? titleOf("color"), keys });
  }
  if (!ofColor || both) return legends;
  const title = titleOf("color");
  if (isContinuous(color!)) {
    const values = valuesOf(seen.get("color")).filter((value) => typeof value === "number");
    const picture = ramp(color!, values, { document, width: Math.min(RAMP_WIDTH, width) });
    return [...legends, { title, picture }];
  }
  const keys = swatches("color", { legend: "swatches" });
  for (const { swatch } of keys) shape(swatch, { dots: dots.length > 0, filled, lines });
  return [...legends, { title, keys }];
}

/** Gives a colour's key the look of what it stands for: a dot, a ring, a line, else a square. */
function shape(
  swatch: SVGSVGElement,
  { dots, filled, lines }: { dots: boolean; filled: boolean; lines: boolean },
): void {
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
    return [{ label: (item.textContent ?? "").trim(), swatch: swatch as SVGSVGElement }];
  });
}

/**
 * Draws legends one below the other, their entries in rows that wrap at `width`. Gives the group and
 * its height in pixels.
 */
export function legendGroup(
  legends: readonly Legend[],
  { document, width }: { document: Document; width: number },
): { group: SVGGElement; height: number } {
  const group = svg(document, "g", {
    class: "legend",
    "font-size": FONT_SIZE,
    fill: colors.ink,
    "text-anchor": "start",
  });
  let top = 0;
  for (const { title = "", ...legend } of legends) {
    let x = title ? textWidth(title, FONT_SIZE) + GAP : 0;
    const place = (element: SVGSVGElement, wide: number) => {
      if (x > 0 && x + wide > width) {
        x = 0;
        top += ROW;
      }
      group.append(set(element, { x, y: top, overflow: "visible" }));
    };
    if (title) {
      group.append(svg(document, "text", { x: 0, y: top + 14, fill: colors.muted }, title));
    }
    if ("picture" in legend) {
      const [wide, high] = ["width", "height"].map((name) =>
        Number(legend.picture.getAttribute(name))
      );
      place(legend.picture, wide);
      top += high;
      continue;
    }
    for (const { label, swatch } of legend.keys) {
      const wide = SWATCH + 6 + textWidth(label, FONT_SIZE);
      place(swatch, wide);
      set(swatch, { y: top + 4, width: SWATCH, height: SWATCH });
      group.append(
        svg(document, "text", { x: x + SWATCH + 6, y: top + 14, fill: colors.ink }, label),
      );
      x += wide + GAP;
    }
    top += ROW;
  }
  return { group, height: top };
}
