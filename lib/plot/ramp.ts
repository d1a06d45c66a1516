import * as Plot from "@observablehq/plot";
import { STEPS } from "./scheme.ts";
import { svg } from "./svg.ts";
import { textWidth } from "./text.ts";
import { colors } from "./theme.ts";
import { formatTick, ticksOf } from "./ticks.ts";

const FONT_SIZE = 11, BAR = 10;

/** So many different values are named one by one along a ramp. */
const MOST_VALUES = 14;

/**
 * Draws the colours of a continuous scale as a bar with its numbers below: those that the figure shows
 * where they are few. In steps, and not by a canvas or a gradient: it is the same in each document, and
 * follows the reader's dark scheme.
 */
export function ramp(
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
      y: 4,
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
    const text = formatTick(value), half = textWidth(text, FONT_SIZE) / 2;
    const x = Math.min(Math.max(along.apply(value) as number, half), width - half);
    if (x - half < end + 6) return [];
    end = x + half;
    return [svg(document, "text", { x, y: BAR + 16, fill: colors.muted }, text)];
  });
  return svg(
    document,
    "svg",
    { class: "ramp", width, height: BAR + 24, "font-size": FONT_SIZE },
    ...bars,
    svg(document, "g", { "text-anchor": "middle" }, ...labels),
  );
}
