import type { RenderFunction } from "@observablehq/plot";
import type { EndLabel } from "./labels.ts";
import { alongLine, around, type Box, placeLabels } from "./place_labels.ts";
import { svg } from "./svg.ts";
import { colors } from "./theme.ts";

type Place = { x: number; y: number };

const FONT_SIZE = 12;

/** Bold letters are wider: the size at which plain ones take their room. */
const ROOM_SIZE = 1.07 * FONT_SIZE;

/**
 * A mark that names each of `lines` beside its end, off all lines and markers; where there is no
 * such place, over its own line, or else over others, but never over a marker or another name.
 */
export function endLabels(
  labels: readonly (EndLabel & { line: readonly Place[] })[],
  { others, radius }: {
    /** More lines to keep off. */
    others: readonly (readonly Place[])[];
    /** Of the markers on the labelled lines, in pixels. */
    radius: number;
  },
): RenderFunction {
  return (_index, scales, _values, dimensions, { document }) => {
    const { width, height, marginTop, marginBottom, marginLeft } = dimensions;
    const pixels = ({ x, y }: Place) => ({ x: scales.x!(x) as number, y: scales.y!(y) as number });
    const trace = (line: readonly Place[]) => alongLine(line.map(pixels));
    const bounds = { x0: marginLeft, y0: marginTop, x1: width, y1: height - marginBottom };
    const own = labels.map(({ line }) => trace(line)), rest = others.flatMap(trace);
    const taken: Box[] = labels.flatMap(({ line }) =>
      line.map((marker) => around(pixels(marker), radius))
    );
    const group = svg(document, "g", { "font-size": FONT_SIZE, "text-anchor": "start" });
    labels.forEach((label, index) => {
      const end = pixels(label);
      const wish = { ...end, text: label.text, radius: radius + 3 };
      const strictest = [
        [...rest, ...own.flat()],
        [...rest, ...own.filter((_, other) => other !== index).flat()],
        [],
      ];
      let place = null;
      for (const lines of strictest) {
        const obstacles = [...taken, ...lines];
        [place] = placeLabels([wish], { bounds, obstacles, fontSize: ROOM_SIZE });
        if (place) break;
      }
      if (place) taken.push(place.box);
      group.append(
        svg(document, "text", {
          x: place?.x ?? end.x + radius + 6,
          y: place?.y ?? end.y + 4,
          fill: label.color,
          "font-weight": "bold",
          stroke: colors.background,
          "stroke-width": 3,
          "stroke-linejoin": "round",
          "paint-order": "stroke",
        }, label.text),
      );
    });
    return group;
  };
}
