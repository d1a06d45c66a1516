import { svg } from "./svg.ts";
import { textWidth } from "./text.ts";
import { colors } from "./theme.ts";

/** A rectangle in pixels. */
export type Box = { x0: number; y0: number; x1: number; y1: number };

/** A point in pixels. */
export type Pixel = { x: number; y: number };

/** A text that wants a place beside a dot with this radius in pixels. */
export type LabelWish = Pixel & { radius: number; text: string };

/** A text's place: baseline start in pixels, the room it takes, and a line to a distant dot. */
export type PlacedLabel = Pixel & { box: Box; leader: [Pixel, Pixel] | null };

/** An edge in the background's colour that keeps words apart from what they lie on. */
export const HALO = {
  stroke: colors.background,
  "stroke-width": 3,
  "stroke-linejoin": "round",
  "paint-order": "stroke",
};

/** Sides of the dot in order of preference: right, left, above, below, then the corners. */
const SIDES: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
];

/** Pixels between the dot's edge and its label: at once, or at the end of a leader line. */
const GAPS = [3, 14, 28] as const;

/**
 * Finds a place for each label in turn: inside `bounds`, off the `obstacles`, off the labels placed
 * before, over as few of the `background` dots as possible. What finds none is `null`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const wish = { x: 50, y: 50, radius: 3, text: "gpt-4" };
 * const bounds = { x0: 0, y0: 0, x1: 100, y1: 100 };
 * const [first, second, none] = placeLabels([wish, wish, { ...wish, text: "x".repeat(99) }], { bounds });
 * assert.ok(first!.x > 50 && second!.x < 50 && none === null);
 * ```
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  {
    bounds,
    obstacles = [],
    background = [],
    mostCovered = Infinity,
    leaders = false,
    fontSize = 11,
  }: {
    bounds: Box;
    obstacles?: readonly Box[];
    background?: readonly Pixel[];
    /** How many background dots a label may cover. */
    mostCovered?: number;
    /** Whether a label may stand apart from its dot, at the end of a line. */
    leaders?: boolean;
    fontSize?: number;
  },
): (PlacedLabel | null)[] {
  const taken = [...obstacles], labels: Box[] = [];
  return wishes.map((wish) => {
    let best: PlacedLabel | null = null, bestCost = Infinity;
    for (const [ring, gap] of (leaders ? GAPS : GAPS.slice(0, 1)).entries()) {
      for (const [index, side] of SIDES.entries()) {
        const box = boxBeside(wish, side, { gap, fontSize });
        if (!inside(box, bounds) || taken.some((other) => touch(box, other))) continue;
        const leader = ring === 0 ? null : leaderTo(box, wish);
        if (leader && alongLine(leader).some((spot) => labels.some((b) => touch(spot, b)))) {
          continue;
        }
        const covered = background.filter((dot) => contains(box, dot)).length;
        if (covered > mostCovered) continue;
        const cost = covered + 0.5 * index + 8 * ring;
        if (cost < bestCost) {
          bestCost = cost;
          best = { x: box.x0, y: box.y1 - 0.25 * fontSize, box, leader };
        }
      }
    }
    if (best) {
      labels.push(apart(best.box));
      taken.push(apart(best.box), ...alongLine(best.leader ?? []));
    }
    return best;
  });
}

/** A label's room with a gap at both sides, so that neighbours do not read as one. */
export function apart({ x0, y0, x1, y1 }: Box): Box {
  return { x0: x0 - 5, y0, x1: x1 + 5, y1 };
}

/** Small boxes along a line, a few pixels apart: what labels must keep off. */
export function alongLine(line: readonly Pixel[]): Box[] {
  return line.slice(1).flatMap((to, index) => {
    const from = line[index];
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4));
    return Array.from({ length: steps + 1 }, (_, step) => {
      const t = step / steps;
      return around({ x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) }, 1.5);
    });
  });
}

/** The square around a point. */
export function around({ x, y }: Pixel, radius: number): Box {
  return { x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius };
}

/** The room of a label on one side of its dot. */
function boxBeside(
  { x, y, radius, text }: LabelWish,
  [right, down]: readonly [number, number],
  { gap, fontSize }: { gap: number; fontSize: number },
): Box {
  const width = textWidth(text, fontSize), height = fontSize * 1.15;
  const diagonal = right !== 0 && down !== 0;
  const away = (diagonal ? 0.6 : 1) * (radius + gap);
  const x0 = x + right * away + (right - 1) * width / 2;
  const y0 = y + down * away + (down - 1) * height / 2;
  return { x0, y0, x1: x0 + width, y1: y0 + height };
}

/** The line from a dot's edge to the nearest point of its label. */
function leaderTo({ x0, y0, x1, y1 }: Box, { x, y, radius }: LabelWish): [Pixel, Pixel] {
  const end = { x: Math.min(Math.max(x, x0), x1), y: Math.min(Math.max(y, y0), y1) };
  const length = Math.hypot(end.x - x, end.y - y);
  const t = (radius + 2) / length, stop = Math.max(t, 1 - 1 / length);
  const at = (share: number) => ({ x: x + share * (end.x - x), y: y + share * (end.y - y) });
  return [at(t), at(stop)];
}

/** A thin line from a dot to its distant label. */
export function leaderLine(
  document: Document,
  [from, to]: readonly [Pixel, Pixel],
  stroke: string,
): SVGLineElement {
  const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  return svg(document, "line", { ...ends, stroke, "stroke-width": 1 });
}

/** Whether one box lies within another. */
function inside(box: Box, bounds: Box): boolean {
  return box.x0 >= bounds.x0 && box.x1 <= bounds.x1 && box.y0 >= bounds.y0 &&
    box.y1 <= bounds.y1;
}

/** Whether two boxes overlap. */
function touch(a: Box, b: Box): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

/** Whether a point lies in a box. */
function contains(box: Box, { x, y }: Pixel): boolean {
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}
