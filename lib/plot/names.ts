import * as Plot from "@observablehq/plot";
import { checkColumn, checkRows } from "../stats/columns.ts";
import { svg } from "./svg.ts";
import { textWidth } from "./text.ts";
import { colors } from "./theme.ts";

type Box = { x0: number; y0: number; x1: number; y1: number };
type Pixel = { x: number; y: number };

/** The room that a text takes, and a line to its dot where that is distant. */
type Placed = { box: Box; leader: [Pixel, Pixel] | null };

/** Size of a name's letters, and radius of a dot, in pixels. */
const SIZE = 11, RADIUS = 4;

/** Sides of the dot in order of preference: right, left, above, below, then the corners. */
const SIDES = [[1, 0], [-1, 0], [0, -1], [0, 1], [1, -1], [-1, -1], [1, 1], [-1, 1]] as const;

/** Where a name may stand, so many pixels off the dot, and what that costs, counted in dots that it covers. */
const PLACES = [3, 14, 28].flatMap((gap, ring) =>
  SIDES.map((side, rank) => ({ side, gap, far: ring > 0, cost: 0.5 * rank + 8 * ring }))
);

/** A name that would cover a larger share of the dots stands apart, or is left out. */
const MOST_COVERED = 0.015;

/** An edge in the background's colour that keeps words apart from what they lie on. */
const HALO = {
  stroke: colors.background,
  "stroke-width": 3,
  "stroke-linejoin": "round",
  "paint-order": "stroke",
};

/**
 * A mark that names dots without one name over another or over a named dot; where there is no room
 * beside its dot a name stands at the end of a thin line, or is left out, the last rows first.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [{ paramsB: 8, scorePercent: 30, model: "Qwen3-8B" }];
 * const mark = names(rows, { x: "paramsB", y: "scorePercent", text: "model" });
 * assert.ok(typeof mark === "object");
 * ```
 * @param rows the rows to name, the most important first.
 * @param options.among all rows that are drawn, of which names cover as few as they can.
 */
export function names(
  rows: readonly object[],
  options: Pick<Plot.TextOptions, "x" | "y" | "text" | "fx" | "fy"> & {
    among?: readonly object[];
    fill?: string;
  },
): Plot.Markish {
  checkRows(rows, 'lm.names(rows, { x: "paramsB", y: "co2Kg", text: "model" })');
  const { among = [], fill = colors.ink, ...place } = options ?? {};
  for (const name of [place.x, place.y, place.text]) {
    if (typeof name !== "function") checkColumn(rows, String(name));
  }
  return Plot.text([...rows, ...among], {
    ...place,
    render: (index, _scales, { x, y, text }, dimensions, { document, ownerSVGElement }) => {
      const { width, height, marginTop, marginRight, marginBottom, marginLeft } = dimensions;
      const [named, background] = [true, false].map((isNamed) =>
        Array.from(index).filter((i) => i < rows.length === isNamed).map((i) => ({
          x: x![i] as number,
          y: y![i] as number,
          text: String((text as unknown as string[])[i]),
        }))
      );
      const right = width - marginRight + 12, bottom = height - marginBottom;
      const bounds = { x0: marginLeft, y0: marginTop, x1: right, y1: bottom };
      const group = svg(document, "g", { "font-size": SIZE, "text-anchor": "start", fill });
      group.setAttribute("aria-label", "names");
      const places = placeLabels(named, bounds, background, spotsOf(ownerSVGElement));
      for (const [index, place] of places.entries()) {
        if (place === null) continue;
        if (place.leader) {
          const [{ x: x1, y: y1 }, { x: x2, y: y2 }] = place.leader;
          group.append(svg(document, "line", { x1, y1, x2, y2, stroke: colors.rule }));
        }
        const at = { x: place.box.x0, y: place.box.y1 - 0.25 * SIZE };
        group.append(svg(document, "text", { ...at, ...HALO }, named[index].text));
      }
      return group;
    },
  });
}

/**
 * Finds a place for the text of each dot in turn: inside `bounds`, off the dots that have one, off the
 * labels placed before, over as few of the `background` dots and `spots` of lines as possible. What finds
 * none is `null`.
 */
export function placeLabels(
  dots: readonly (Pixel & { text: string })[],
  bounds: Box,
  background: readonly Pixel[] = [],
  spots: readonly Pixel[] = [],
): (Placed | null)[] {
  const taken = dots.map((dot) => around(dot, RADIUS)), labels: Box[] = [];
  return dots.map((dot) => {
    let best: Placed | null = null, least = Infinity;
    for (const { side, gap, far, cost } of PLACES) {
      const box = boxBeside(dot, side, RADIUS + gap);
      const out = box.x0 < bounds.x0 || box.x1 > bounds.x1 || box.y0 < bounds.y0 ||
        box.y1 > bounds.y1;
      if (out || taken.some((other) => touch(box, other))) continue;
      const leader = far ? leaderTo(box, dot) : null;
      if (leader && along(leader).some((spot) => labels.some((label) => touch(spot, label)))) {
        continue;
      }
      const [covered, crossed] = [background, spots].map((all) =>
        all.filter((other) => touch(box, around(other, 1))).length
      );
      const worth = covered + crossed + cost;
      if (covered > MOST_COVERED * background.length || worth >= least) continue;
      least = worth;
      best = { box, leader };
    }
    if (best) {
      // a gap at both sides, so that neighbours do not read as one
      const room = { ...best.box, x0: best.box.x0 - 5, x1: best.box.x1 + 5 };
      labels.push(room);
      taken.push(room, ...best.leader ? along(best.leader) : []);
    }
    return best;
  });
}

/** Spots along the lines that are drawn already: a name over one is struck through. */
function spotsOf(drawn: SVGSVGElement): Pixel[] {
  const lines = [...drawn.querySelectorAll("[aria-label=line] path")];
  return lines.flatMap((line) => {
    const corners = line.getAttribute("d")!.split(/[ML]/).slice(1).map((pair) => {
      const [x, y] = pair.split(",").map(Number);
      return { x, y };
    });
    return corners.slice(1).flatMap((to, i) => spotsAlong([corners[i], to]));
  });
}

function boxBeside(
  { x, y, text }: Pixel & { text: string },
  [right, down]: readonly [number, number],
  distance: number,
): Box {
  const width = textWidth(text, SIZE), height = SIZE * 1.15;
  const away = (right !== 0 && down !== 0 ? 0.6 : 1) * distance;
  const x0 = x + right * away + (right - 1) * width / 2;
  const y0 = y + down * away + (down - 1) * height / 2;
  return { x0, y0, x1: x0 + width, y1: y0 + height };
}

/** The line from a dot's edge to the nearest point of its label. */
function leaderTo({ x0, y0, x1, y1 }: Box, dot: Pixel): [Pixel, Pixel] {
  const end = { x: Math.min(Math.max(dot.x, x0), x1), y: Math.min(Math.max(dot.y, y0), y1) };
  const length = Math.hypot(end.x - dot.x, end.y - dot.y), start = (RADIUS + 2) / length;
  return [between(dot, end, start), between(dot, end, Math.max(start, 1 - 1 / length))];
}

/** Small boxes along a line: what labels must keep off. */
function along(line: readonly [Pixel, Pixel]): Box[] {
  return spotsAlong(line).map((spot) => around(spot, 1.5));
}

/** Spots along a line, a few pixels apart. */
function spotsAlong([from, to]: readonly [Pixel, Pixel]): Pixel[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4));
  return Array.from({ length: steps + 1 }, (_, step) => between(from, to, step / steps));
}

function between(from: Pixel, to: Pixel, share: number): Pixel {
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}

function around({ x, y }: Pixel, radius: number): Box {
  return { x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius };
}

export function touch(a: Box, b: Box): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}
