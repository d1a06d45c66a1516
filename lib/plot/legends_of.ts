import type * as Plot from "@observablehq/plot";
import { type Key, keysOf, type Legend } from "./legend.ts";
import { PADDING } from "./compose.ts";
import { labelOf } from "./label_of.ts";
import { ramp } from "./ramp.ts";
import type { Seen } from "./seen.ts";

/** So many categories are named in a legend without being asked. */
const MOST_KEYS = 10;

/** What an axis names needs no legend. */
const AXES = ["x", "y", "fx", "fy"];

type Given = Pick<Plot.PlotOptions, "color" | "symbol" | "opacity">;

/**
 * The legends of a figure: of colours and of shapes, one where both mean the same. They are there unless
 * `legend: false`, an axis
 * already tells, or there are more than 10 categories and no `legend: true`.
 */
export function legendsOf(
  plot: Plot.Plot,
  given: Given,
  { seen, document, width }: { seen: ReadonlyMap<string, Seen>; document: Document; width: number },
): Legend[] {
  const legends: Legend[] = [];
  const color = plot.scale("color"), symbol = plot.scale("symbol"), looks = seen.get("color");
  const wants = (key: "color" | "symbol", scale: Plot.Scale | undefined) => {
    const count = [...scale?.domain ?? []].length;
    const asked = given[key]?.legend, column = seen.get(key)?.column ?? null;
    const told = column !== null && AXES.some((axis) => seen.get(axis)?.column === column);
    if (told && !asked) return false;
    return scale !== undefined && asked !== false && count > 0 &&
      seen.get(key)?.values.length !== 0 &&
      (Boolean(asked) ||
        (seen.has(key) && (isContinuous(scale) || (count > 1 && count <= MOST_KEYS))));
  };
  const both = sameNames(color, symbol);
  const titleOf = (key: "color" | "symbol") => {
    const column = seen.get(key)?.column;
    return given[key]?.label === null ? undefined : given[key]?.label ??
      (column ? labelOf(column) ?? column : undefined);
  };
  if (wants("symbol", symbol) || (both && wants("color", color))) {
    const keys = swatches(plot, "symbol", document);
    if (both) keys.forEach(({ swatch }, index) => paint(swatch, colorAt(color!, index), looks));
    legends.push({ title: titleOf("symbol") ?? titleOf("color"), keys });
  }
  if (!wants("color", color) || both) return legends;
  const title = titleOf("color");
  if (isContinuous(color!)) {
    const values = (looks?.values ?? []).filter((value) => typeof value === "number");
    const wide = Math.min(232, width - 2 * PADDING);
    return [...legends, { title, picture: ramp(color!, values, { document, width: wide }) }];
  }
  const keys = swatches(plot, "color", document);
  for (const { swatch } of keys) shapeSwatch(swatch, looks);
  return [...legends, { title, keys }];
}

/** Plot's keys of a scale of categories. */
function swatches(plot: Plot.Plot, key: "color" | "symbol", document: Document): Key[] {
  const options = { document, ...(key === "color" ? { legend: "swatches" } : {}) };
  const legend = plot.legend(key, options as Plot.LegendOptions);
  return legend ? keysOf(legend) : [];
}

/** Whether colours and shapes stand for the same names. */
function sameNames(color: Plot.Scale | undefined, symbol: Plot.Scale | undefined): boolean {
  if (color?.type !== "ordinal" || !symbol?.domain) return false;
  const [names, others] = [[...color.domain ?? []], [...symbol.domain]];
  return names.length === others.length && names.every((name, index) => name === others[index]);
}

function colorAt(scale: Plot.Scale, index: number): string {
  return scale.apply([...scale.domain ?? []][index]) as string;
}

/** Gives a shape's key the colour of what it stands for. */
function paint(swatch: SVGSVGElement, color: string, looks: Seen | undefined): void {
  swatch.setAttribute("fill", looks?.filled ? color : "none");
  swatch.setAttribute("stroke", looks?.filled ? "none" : color);
}

/** Whether a colour scale has a colour for each number between its ends. */
function isContinuous({ type, interpolate }: Plot.Scale): boolean {
  return interpolate !== undefined && type !== "ordinal" && type !== "threshold";
}

/** Gives a colour's key the look of what it stands for: a dot, a ring, a line, else a square. */
function shapeSwatch(swatch: SVGSVGElement, looks: Seen | undefined): void {
  const rect = swatch.firstElementChild;
  if (rect === null || !looks) return;
  if (looks.kinds.has("dot")) {
    rect.setAttribute("rx", "50%");
    if (looks.filled) return;
    swatch.setAttribute("stroke", swatch.getAttribute("fill") ?? "none");
    swatch.setAttribute("stroke-width", "2");
    swatch.setAttribute("fill", "none");
  } else if (looks.kinds.has("line")) {
    rect.setAttribute("height", "25%");
    rect.setAttribute("y", "37.5%");
  } else rect.setAttribute("rx", "15%");
}
