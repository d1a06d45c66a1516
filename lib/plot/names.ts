import * as Plot from "@observablehq/plot";
import { checkColumn, checkRows } from "../stats/columns.ts";
import { placeLabels, SIZE } from "./place_labels.ts";
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

/** An edge in the background's colour that keeps words apart from what they lie on. */
const HALO = {
  stroke: colors.background,
  "stroke-width": 3,
  "stroke-linejoin": "round",
  "paint-order": "stroke",
};

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
export function names(rows: readonly object[], options: NamesOptions): Plot.Markish {
  checkRows(rows, 'lm.names(rows, { x: "paramsB", y: "co2Kg", text: "model" })');
  const { x, y, text, among = [], fill = colors.ink, r = 4, ...facets } = options ?? {};
  for (const name of rows.length > 0 ? [x, y, text] : []) {
    if (typeof name !== "function") checkColumn(rows, String(name));
  }
  return Plot.text([...rows, ...among], {
    ...facets as Plot.TextOptions,
    x: x as Plot.ChannelValue,
    y: y as Plot.ChannelValue,
    text: text as Plot.ChannelValue,
    render: (index, _scales, values, dimensions, { document }) => {
      const { width, height, marginTop, marginRight, marginBottom, marginLeft } = dimensions;
      const dots = Array.from(index, (i) => ({
        isNamed: i < rows.length,
        x: values.x![i] as number,
        y: values.y![i] as number,
        text: String((values.text as unknown as string[])[i]),
      }));
      const named = dots.filter(({ isNamed }) => isNamed);
      const places = placeLabels(named, {
        radius: r,
        bounds: {
          x0: marginLeft,
          y0: marginTop,
          x1: width - marginRight + 12,
          y1: height - marginBottom,
        },
        background: dots.filter(({ isNamed }) => !isNamed),
      });
      const group = svg(document, "g", { "font-size": SIZE, "text-anchor": "start", fill });
      group.setAttribute("aria-label", "names");
      for (const [index, place] of places.entries()) {
        if (place === null) continue;
        const [from, to] = place.leader ?? [];
        if (from && to) {
          const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
          group.append(svg(document, "line", { ...ends, stroke: colors.rule, "stroke-width": 1 }));
        }
        group.append(svg(document, "text", { x: place.x, y: place.y, ...HALO }, named[index].text));
      }
      return group;
    },
  });
}
