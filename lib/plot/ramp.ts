import * as Plot from "@observablehq/plot";
import { round, svg } from "./svg.ts";
import { textWidth } from "./text.ts";
import { colors } from "./theme.ts";
import { type Domain, formatTick, linearTicks, logTicks } from "./ticks.ts";

const FONT_SIZE = 11, BAR = 10, STEPS = 32;

/** So many different values are named one by one along a ramp. */
const MOST_VALUES = 14;

/**
 * Draws the colours of a continuous scale as a bar with its numbers below. In steps, and not by a
 * canvas or a gradient: it is the same in each document, and follows the reader's dark scheme.
 *
 * @param scale what a figure's `scale("color")` gives.
 * @param values what the figure shows; where there are few different ones, these are named.
 */
export function ramp(
  scale: Plot.Scale,
  values: readonly number[],
  { document, width = 232, format = formatTick }: {
    document: Document;
    width?: number;
    format?: (value: number) => string;
  },
): SVGSVGElement {
  const domain = spanOf(scale.domain as Iterable<number>), [low, high] = domain;
  const type = plainType(scale.type);
  const along = Plot.scale({ x: { type, domain, range: [0, width] } });
  const step = width / STEPS;
  const bars = Array.from({ length: STEPS }, (_, index) => {
    const value = along.invert!((index + 0.5) * step) as number;
    // A wider bar lies under its neighbour, so that no seam shows.
    const wide = index < STEPS - 1 ? step + 0.6 : step;
    return svg(document, "rect", {
      x: index * step,
      y: 4,
      width: wide,
      height: BAR,
      fill: scale.apply(value) as string,
    });
  });
  const few = [...new Set(values)].filter((value) => value >= low && value <= high);
  const wanted = few.length <= MOST_VALUES
    ? few.sort((a, b) => a - b)
    : type === "log"
    ? logTicks(domain, 6)
    : linearTicks(domain, 4);
  let end = -Infinity;
  const labels = wanted.flatMap((value) => {
    const text = format(value), half = textWidth(text, FONT_SIZE) / 2;
    const x = Math.min(Math.max(along.apply(value) as number, half), width - half);
    if (x - half < end + 6) return [];
    end = x + half;
    return [svg(document, "text", { x, y: BAR + 16, fill: colors.muted }, text)];
  });
  return svg(
    document,
    "svg",
    { class: "ramp", width: round(width), height: BAR + 24, "font-size": FONT_SIZE },
    ...bars,
    svg(document, "g", { "text-anchor": "middle" }, ...labels),
  );
}

/** The type of an axis on which a colour scale's values lie. */
function plainType(type: Plot.Scale["type"]): Plot.ScaleType {
  const plain = type?.replace(/^diverging-?/, "") || "linear";
  return (plain === "cyclical" ? "linear" : plain) as Plot.ScaleType;
}

function spanOf(domain: Iterable<number>): Domain {
  const values = [...domain].map(Number);
  return [Math.min(...values), Math.max(...values)];
}
