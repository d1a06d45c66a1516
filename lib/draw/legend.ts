import { round, svg } from "../plot/svg.ts";
import { textWidth } from "../plot/text.ts";
import { colors, type SymbolName } from "../plot/theme.ts";

/** One key of a legend: a symbol, a line, a band, a line with symbols, or the ramp. */
export type LegendEntry = {
  label: string;
  color: string;
  symbol?: SymbolName;
  hollow?: boolean;
  line?: "solid" | "dashed" | "dotted";
  /** A band of this opacity. */
  band?: number;
  /** The ramp's colours side by side, and no other mark. */
  ramp?: readonly string[];
};

/** Dash patterns of the lines, shared by legend and curves. */
export const DASHES: Readonly<Record<"solid" | "dashed" | "dotted", string>> = {
  solid: "none",
  dashed: "6 4",
  dotted: "1.5 3.5",
};

const FONT_SIZE = 12, ROW = 19, KEY = 22, GAP = 18, STEP = 6;

/**
 * Draws keys in rows that wrap at `width`, inside the SVG: Plot's own legends are HTML.
 * Gives the group and its height in pixels.
 */
export function legend(
  entries: readonly LegendEntry[],
  { document, width }: { document: Document; width: number },
): { group: SVGGElement; height: number } {
  const group = svg(document, "g", { "font-size": FONT_SIZE, fill: colors.ink });
  let x = 0, y = 0;
  for (const entry of entries) {
    const left = 6 + (entry.ramp ? STEP * entry.ramp.length : KEY);
    const wide = left + textWidth(entry.label, FONT_SIZE);
    if (x > 0 && x + wide > width) {
      x = 0;
      y += ROW;
    }
    group.append(
      svg(
        document,
        "g",
        { transform: `translate(${Math.round(x)},${y})` },
        ...key(document, entry),
        svg(
          document,
          "text",
          { x: left, y: 13, fill: colors.ink },
          entry.label,
        ),
      ),
    );
    x += wide + GAP;
  }
  return { group, height: entries.length ? y + ROW : 0 };
}

/** The marks of one key on the row's middle: 22 pixels wide, the ramp by its steps. */
function key(document: Document, entry: LegendEntry): SVGElement[] {
  const middle = 9;
  const marks = (entry.ramp ?? []).map((fill, step): SVGElement =>
    svg(document, "rect", { x: step * STEP, y: middle - 5, width: STEP, height: 10, fill })
  );
  if (entry.band) {
    marks.push(
      svg(document, "rect", {
        x: 0,
        y: middle - 6,
        width: KEY,
        height: 12,
        fill: entry.color,
        "fill-opacity": entry.band,
      }),
    );
  }
  if (entry.line) {
    marks.push(
      svg(document, "line", {
        x1: 0,
        x2: KEY,
        y1: middle,
        y2: middle,
        stroke: entry.color,
        "stroke-width": 2,
        "stroke-dasharray": DASHES[entry.line],
      }),
    );
  }
  if (entry.symbol) {
    marks.push(
      svg(document, "path", {
        d: symbolPath(entry.symbol, 4.5),
        transform: `translate(${KEY / 2},${middle})`,
        fill: entry.hollow ? colors.background : entry.color,
        stroke: entry.color,
        "stroke-width": 1.2,
      }),
    );
  }
  return marks;
}

/** A symbol's outline around `center`; its area is that of a circle of radius `r`. */
export function symbolPath(
  symbol: SymbolName,
  r: number,
  [x, y]: readonly [number, number] = [0, 0],
): string {
  return outlineOf(symbol, r)(x, y);
}

/** What gives the outlines of many symbols of one size, each around its centre. */
export function outlineOf(symbol: SymbolName, r: number): (x: number, y: number) => string {
  const { dx = 0, dy = 0, rest } = shapeOf(symbol, r);
  return (x, y) => `M${round(x + dx)},${round(y + dy)}${rest}`;
}

/** Where an outline begins, from its centre, and how it goes on. */
function shapeOf(symbol: SymbolName, r: number): { dx?: number; dy?: number; rest: string } {
  const area = Math.PI * r * r;
  switch (symbol) {
    case "circle": {
      const s = round(r), arc = `a${s},${s} 0 1 1 `;
      return { dx: s, rest: `${arc}${round(-2 * s)},0${arc}${round(2 * s)},0Z` };
    }
    case "triangle": {
      const s = Math.sqrt(area / (3 * Math.sqrt(3))), half = round(Math.sqrt(3) * s);
      return { dy: -2 * s, rest: `l${half},${round(3 * s)}h${round(-2 * half)}Z` };
    }
    case "diamond": {
      const s = round(Math.sqrt(area / 2));
      return { dy: -s, rest: `l${s},${s}l${-s},${s}l${-s},${-s}Z` };
    }
    case "square": {
      const s = round(Math.sqrt(area));
      return { dx: -s / 2, dy: -s / 2, rest: `h${s}v${s}h${-s}Z` };
    }
  }
}
