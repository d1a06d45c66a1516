import type { RenderFunction } from "@observablehq/plot";
import type { EndLabel } from "../plot/labels.ts";
import {
  alongLine,
  around,
  type Box,
  HALO,
  inPixels,
  leaderLine,
  type Place,
  placeLabels,
} from "../plot/place_labels.ts";
import { svg } from "../plot/svg.ts";
import { textWidth } from "../plot/text.ts";

const FONT_SIZE = 12;

/** Bold letters are wider: the size at which plain ones take their room. */
const ROOM_SIZE = 1.07 * FONT_SIZE;

/** Pixels from a marker's middle to the right end of the name beside it. */
export function nameWidth(text: string): number {
  return Math.ceil(textWidth(text, ROOM_SIZE)) + 12;
}

/**
 * A mark that names each of `lines` near its end, off all lines and markers; where there is no such
 * place, over its own line, or else apart from it at the end of a thin one, or else over others, but
 * never over a marker or another name. What finds no place at all has none.
 */
export function endLabels(
  labels: readonly (EndLabel & { line: readonly Place[] })[],
  { others, markers, radius }: {
    /** More lines to keep off. */
    others: readonly (readonly Place[])[];
    markers: readonly Place[];
    /** Of the markers, in pixels. */
    radius: number;
  },
): RenderFunction {
  return (_index, scales, _values, dimensions, { document }) => {
    const { width, height, marginTop, marginBottom, marginLeft } = dimensions;
    const pixels = inPixels(scales);
    const trace = (line: readonly Place[]) => alongLine(line.map(pixels));
    const bounds = { x0: marginLeft, y0: marginTop, x1: width, y1: height - marginBottom };
    const own = labels.map(({ line }) => trace(line)), rest = others.flatMap(trace);
    const taken: Box[] = markers.map((marker) => around(pixels(marker), radius));
    const group = svg(document, "g", { "font-size": FONT_SIZE, "text-anchor": "start" });
    labels.forEach((label, index) => {
      const wish = { ...pixels(label), text: label.text, radius: radius + 3 };
      const all = [...rest, ...own.flat()];
      const butOwn = [...rest, ...own.filter((_, other) => other !== index).flat()];
      const wishes = [
        { lines: all, leaders: false },
        { lines: butOwn, leaders: false },
        { lines: all, leaders: true },
        { lines: butOwn, leaders: true },
        { lines: [], leaders: true },
      ];
      for (const { lines, leaders } of wishes) {
        const obstacles = [...taken, ...lines];
        const [place] = placeLabels([wish], { bounds, obstacles, leaders, fontSize: ROOM_SIZE });
        if (!place) continue;
        taken.push(place.box);
        group.append(
          ...place.leader ? [leaderLine(document, place.leader, label.color)] : [],
          svg(document, "text", {
            class: "name",
            x: place.x,
            y: place.y,
            fill: label.color,
            "font-weight": "bold",
            ...HALO,
          }, label.text),
        );
        break;
      }
    });
    return group;
  };
}
