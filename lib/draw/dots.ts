import type { RenderFunction } from "@observablehq/plot";
import { outlineOf } from "./legend.ts";
import { round, svg } from "../plot/svg.ts";
import { type Ramp, seriesStyle } from "../plot/theme.ts";

/** One row of the data in a figure; without a title it is drawn, but says nothing when pointed at. */
export type Dot = { x: number; y: number; title?: string; series: string; hollow?: boolean };

/** Of more dots than these none can be pointed at by itself: they are drawn without their titles. */
const MOST_TITLES = 1000;

/** Dots without a title share so many paths: enough for overlaps to look darker. */
const LAYERS = 8;

/** The dots of one series, full or hollow. */
type Group = {
  element: SVGGElement;
  outline: (x: number, y: number) => string;
  /** Of dots without a title. */
  quick: (x: number, y: number) => string;
  layers: string[];
};

/** From so many dots without a title on, circles are squares of the same area: drawn in a third of the time. */
const MANY = 10_000;

/** Radius and opacity for a number of dots: many are small and let each other through. */
export function dotSize(count: number, width: number): { radius: number; opacity: number } {
  const small = width < 480 ? 0.8 : 1;
  if (count > MANY) return { radius: 1.3 * small, opacity: 0.25 };
  if (count > 1000) return { radius: 2.3 * small, opacity: 0.4 };
  if (count > 200) return { radius: 2.9 * small, opacity: 0.5 };
  return { radius: 3.8 * small, opacity: 0.75 };
}

/**
 * A mark for Plot that draws dots as they are, never moved: one group per series, one element per
 * dot with its `<title>`. A third of the size of Plot's own; dots without a title share a few paths,
 * for a tenth of that.
 */
export function dotMarks(
  dots: readonly Dot[],
  { radius, opacity, series = [], ramp, hollowFill = "none" }: {
    radius: number;
    opacity: number;
    /** Order of the series, where several charts of a figure must agree on colours. */
    series?: readonly string[];
    ramp?: Ramp;
    /** The background's colour hides lines under hollow dots. */
    hollowFill?: string;
  },
): RenderFunction {
  return (_index, scales, _values, _dimensions, context) => {
    const { document } = context, { x, y } = scales;
    const names = [...new Set([...series, ...dots.map((dot) => dot.series)])];
    const groups = new Map<string, Group>();
    const groupOf = ({ series, hollow }: Dot): Group => {
      const key = `${hollow ? "hollow" : "full"} ${series}`, known = groups.get(key);
      if (known) return known;
      const { color, symbol } = seriesStyle(series, names.indexOf(series), ramp);
      const style: Record<string, string | number> = hollow
        ? { fill: hollowFill, stroke: color, "stroke-width": 1.2 }
        : { fill: color, "fill-opacity": opacity };
      const made = {
        element: svg(document, "g", { class: "dots", ...style }),
        outline: outlineOf(symbol, radius),
        quick: outlineOf(symbol === "circle" && dots.length > MANY ? "square" : symbol, radius),
        layers: Array<string>(LAYERS).fill(""),
      };
      groups.set(key, made);
      return made;
    };
    const crowded = dots.length > MOST_TITLES;
    for (const [index, dot] of dots.entries()) {
      const { element, outline, quick, layers } = groupOf(dot);
      const left = round(x!(dot.x) as number), top = round(y!(dot.y) as number);
      if (crowded || dot.title === undefined) {
        layers[index % LAYERS] += quick(left, top);
        continue;
      }
      const title = svg(document, "title", {}, dot.title);
      element.appendChild(
        svg(document, "path", { d: outline(left, top) }, title),
      );
    }
    for (const { element, layers } of groups.values()) {
      element.append(...layers.filter(Boolean).map((d) => svg(document, "path", { d })));
    }
    return svg(document, "g", {}, ...[...groups.values()].map(({ element }) => element));
  };
}
