import type * as Plot from "@observablehq/plot";
import { keysOf, type Legend } from "./legend.ts";
import { PADDING } from "./compose.ts";
import { labelOf } from "./label_of.ts";
import { ramp } from "./ramp.ts";
import { areNames, type Seen } from "./seen.ts";

/** So many categories are named in a legend without being asked. */
const MOST_KEYS = 10;

type Given = Pick<Plot.PlotOptions, "color" | "symbol" | "opacity">;

/**
 * The legends of a figure: of colours and of shapes, one where both mean the same. They are there unless
 * `legend: false`, or there are more than 10 categories and no `legend: true`.
 */
export function legendsOf(
  plot: Plot.Plot,
  given: Given,
  { seen, document, width }: { seen: ReadonlyMap<string, Seen>; document: Document; width: number },
): Legend[] {
  const legends: Legend[] = [];
  const color = plot.scale("color"), symbol = plot.scale("symbol");
  const wants = (key: "color" | "symbol", scale: Plot.Scale | undefined) => {
    const count = [...scale?.domain ?? []].length;
    const asked = given[key]?.legend;
    return scale !== undefined && asked !== false && count > 0 &&
      (Boolean(asked) ||
        (seen.has(key) && (isContinuous(scale) || (count > 1 && count <= MOST_KEYS))));
  };
  const both = seen.get("color")?.column !== null &&
    seen.get("color")?.column === seen.get("symbol")?.column && areNames(seen.get("symbol"));
  const titleOf = (key: "color" | "symbol") => {
    const column = seen.get(key)?.column;
    return given[key]?.label === null ? undefined : given[key]?.label ??
      (column ? labelOf(column) ?? column : undefined);
  };
  if (wants("symbol", symbol) || (both && wants("color", color))) {
    const legend = plot.legend("symbol", { document } as Plot.LegendOptions);
    if (legend) legends.push({ title: titleOf("symbol"), keys: keysOf(legend) });
  }
  if (wants("color", color) && !both) {
    const title = titleOf("color");
    if (isContinuous(color!)) {
      const values = (seen.get("color")?.values ?? []).filter((value) => typeof value === "number");
      const wide = Math.min(232, width - 2 * PADDING);
      legends.push({ title, picture: ramp(color!, values, { document, width: wide }) });
    } else {
      const legend = plot.legend("color", { document, legend: "swatches" } as Plot.LegendOptions);
      const keys = legend ? keysOf(legend) : [];
      for (const { swatch } of keys) shapeSwatch(swatch, seen.get("color")!.kinds);
      legends.push({ title, keys });
    }
  }
  return legends;
}

/** Whether a colour scale has a colour for each number between its ends. */
function isContinuous({ type, interpolate }: Plot.Scale): boolean {
  return interpolate !== undefined && type !== "ordinal" && type !== "threshold";
}

/** Gives a key the look of what it stands for: a dot, a line, else a square. */
function shapeSwatch(swatch: SVGSVGElement, kinds: ReadonlySet<string>): void {
  const rect = swatch.firstElementChild;
  if (kinds.has("dot")) rect?.setAttribute("rx", "50%");
  else if (kinds.has("line")) {
    rect?.setAttribute("height", "25%");
    rect?.setAttribute("y", "37.5%");
  } else rect?.setAttribute("rx", "15%");
}
