import * as Plot from "@observablehq/plot";
import { checkColumn, checkRows } from "../stats/columns.ts";
import { around, HALO, leaderLine, placeLabels } from "./place_labels.ts";
import { svg } from "./svg.ts";
import { colors } from "./theme.ts";

/** How names are written beside dots. */
export type NamesOptions = {
  x: string | ((row: never) => unknown);
  y: string | ((row: never) => unknown);
  /** The column of the name. */
  text: string | ((row: never) => unknown);
  /** All rows that are drawn, of which names cover as few as they can. */
  among?: readonly object[];
  fill?: string;
  /** Radius of a dot in pixels. */
  r?: number;
  fx?: string;
  fy?: string;
};

const SIZE = 11;

/** A name may cover so many other dots; one that would cover more stands apart, or is left out. */
const MOST_COVERED = 15;

/**
 * A mark that names dots without one name over another or over a named dot; where there is no room
 * beside its dot a name stands apart at the end of a thin line, and is left out where there is none at
 * all, the last rows first.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [{ paramsB: 8, scorePercent: 30, model: "Qwen3-8B" }];
 * const mark = names(rows, { x: "paramsB", y: "scorePercent", text: "model" });
 * assert.ok(typeof mark === "object");
 * ```
 * @param rows the rows to name, the most important first.
 */
export function names(
  rows: readonly object[],
  options: NamesOptions,
): Plot.Markish {
  checkRows(rows, 'lm.names(rows, { x: "paramsB", y: "co2Kg", text: "model" })');
  const { x, y, text, among = [], fill = colors.ink, r = 4, ...facets } = options ?? {};
  for (const name of rows.length > 0 ? [x, y, text] : []) {
    if (typeof name !== "function") checkColumn(rows, String(name));
  }
  const all = [...rows, ...among];
  return Plot.text(all, {
    ...facets as Plot.TextOptions,
    x: x as Plot.ChannelValue,
    y: y as Plot.ChannelValue,
    text: text as Plot.ChannelValue,
    render: (index, _scales, values, dimensions, { document }) => {
      const { width, height, marginTop, marginRight, marginBottom, marginLeft } = dimensions;
      const [atX, atY] = [values.x!, values.y!], words = values.text as unknown as string[];
      const dots = Array.from(index, (i) => ({ i, x: atX[i] as number, y: atY[i] as number }));
      const wishes = dots.filter(({ i }) => i < rows.length)
        .map((dot) => ({ ...dot, radius: r, text: String(words[dot.i]) }));
      const places = placeLabels(wishes, {
        bounds: {
          x0: marginLeft,
          y0: marginTop,
          x1: width - marginRight + 12,
          y1: height - marginBottom,
        },
        obstacles: wishes.map((wish) => around(wish, r)),
        background: dots.filter(({ i }) => i >= rows.length),
        mostCovered: MOST_COVERED,
        leaders: true,
        fontSize: SIZE,
      });
      const group = svg(document, "g", { "font-size": SIZE, "text-anchor": "start", fill });
      group.setAttribute("aria-label", "names");
      wishes.forEach((wish, index) => {
        const place = places[index];
        if (place === null) return;
        if (place.leader) group.append(leaderLine(document, place.leader, colors.rule));
        group.append(svg(document, "text", { x: place.x, y: place.y, ...HALO }, wish.text));
      });
      return group;
    },
  });
}
