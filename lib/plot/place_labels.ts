import { textWidth } from "./text.ts";

/** A rectangle in pixels. */
export type Box = { x0: number; y0: number; x1: number; y1: number };

/** A point in pixels. */
export type Pixel = { x: number; y: number };

/** A text's place: baseline start in pixels, the room it takes, and a line to a distant dot. */
export type PlacedLabel = Pixel & { box: Box; leader: [Pixel, Pixel] | null };

/** Size of a label's letters in pixels. */
export const SIZE = 11;

/** Sides of the dot in order of preference: right, left, above, below, then the corners. */
const SIDES = [[1, 0], [-1, 0], [0, -1], [0, 1], [1, -1], [-1, -1], [1, 1], [-1, 1]] as const;

/** Pixels between the dot's edge and its label: at once, or at the end of a leader line. */
const GAPS = [3, 14, 28];

/** A label may cover so many other dots; one that would cover more stands apart, or is left out. */
const MOST_COVERED = 15;

/**
 * Finds a place for the text of each dot in turn: inside `bounds`, off the dots that have one, off the
 * labels placed before, over as few of the `background` dots as possible. What finds none is `null`.
 *
 * @param radius of a dot in pixels.
 */
export function placeLabels(
  dots: readonly (Pixel & { text: string })[],
  { radius, bounds, background = [] }: {
    radius: number;
    bounds: Box;
    background?: readonly Pixel[];
  },
): (PlacedLabel | null)[] {
  const taken = dots.map((dot) => around(dot, radius)), labels: Box[] = [];
  return dots.map((dot) => {
    let best: PlacedLabel | null = null, bestCost = Infinity;
    for (const [ring, gap] of GAPS.entries()) {
      for (const [index, side] of SIDES.entries()) {
        const box = boxBeside(dot, side, radius + gap);
        if (!inside(box, bounds) || taken.some((other) => touch(box, other))) continue;
        const leader = ring === 0 ? null : leaderTo(box, dot, radius);
        if (leader && along(leader).some((spot) => labels.some((b) => touch(spot, b)))) continue;
        const covered = background.filter((other) => touch(box, around(other, 0))).length;
        const cost = covered + 0.5 * index + 8 * ring;
        if (covered > MOST_COVERED || cost >= bestCost) continue;
        bestCost = cost;
        best = { x: box.x0, y: box.y1 - 0.25 * SIZE, box, leader };
      }
    }
    if (best) {
      // a gap at both sides, so that neighbours do not read as one
      const { x0, y0, x1, y1 } = best.box, room = { x0: x0 - 5, y0, x1: x1 + 5, y1 };
      labels.push(room);
      taken.push(room, ...best.leader ? along(best.leader) : []);
    }
    return best;
  });
}

/** The room of a label on one side of its dot. */
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
function leaderTo({ x0, y0, x1, y1 }: Box, { x, y }: Pixel, radius: number): [Pixel, Pixel] {
  const end = { x: Math.min(Math.max(x, x0), x1), y: Math.min(Math.max(y, y0), y1) };
  const length = Math.hypot(end.x - x, end.y - y);
  const t = (radius + 2) / length, stop = Math.max(t, 1 - 1 / length);
  const at = (share: number) => ({ x: x + share * (end.x - x), y: y + share * (end.y - y) });
  return [at(t), at(stop)];
}

/** Small boxes along a line, a few pixels apart: what labels must keep off. */
function along([from, to]: readonly [Pixel, Pixel]): Box[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const t = step / steps;
    return around({ x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) }, 1.5);
  });
}

/** The square around a point. */
function around({ x, y }: Pixel, radius: number): Box {
  return { x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius };
}

/** Whether one box lies within another. */
function inside(box: Box, bounds: Box): boolean {
  return box.x0 >= bounds.x0 && box.x1 <= bounds.x1 && box.y0 >= bounds.y0 &&
    box.y1 <= bounds.y1;
}

/** Whether two boxes overlap. */
export function touch(a: Box, b: Box): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}
