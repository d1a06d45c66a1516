import * as Plot from "@observablehq/plot";
import { takes } from "../read/said.ts";
import { checkColumn, checkRows } from "../stats/columns.ts";
import { whyNot, within } from "../words/numbers.ts";
import { wrapText } from "./text.ts";
import { colors, FONT_SIZE } from "./theme.ts";

type Estimated =
  | { estimate: number; interval: readonly [number, number] }
  | { estimate?: undefined; why?: string | null };
type Known<Row> = Row & Extract<Estimated, { estimate: number }>;

/** Room of the numbers at the right, in pixels. */
const NUMBERS = 124;

/**
 * Marks of a forest: one row for each estimate, with its interval and its numbers at the right, in the
 * order of the list. A row without an estimate says why.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const list = [{ group: "chat", estimate: 0.82, interval: [0.74, 0.91] as const }];
 * assert.equal(intervals(list, { y: "group" }).length, 5);
 * ```
 * @param list what `exponents`, `choices` or `pairedRatios` give, or records with `estimate` and
 * `interval`.
 * @param options.y the column that names a row.
 * @param options.stroke a colour, or the column of one on the figure's colour scale.
 * @param options.line where a dashed line shows no difference: 1 of a ratio, or of an exponent in
 * proportion.
 */
export function intervals<Row extends object>(
  list: readonly (Row & Estimated)[],
  options: { y: string; stroke?: string; line?: number; fx?: string; fy?: string },
): Plot.Markish[] {
  const call = 'lm.intervals(lm.choices([…]), { y: "choice" })';
  checkRows(list, call);
  takes(typeof options?.y === "string", "intervals", "the column of names as y", options, call);
  checkColumn(list, options.y);
  const { y, stroke = colors.blue, line, ...facets } = options;
  const known = list.filter(isKnown), place = { y, ...facets };
  const ends = (row: Row & Estimated) => isKnown(row) ? row.interval : [NaN, NaN];
  return [
    line === undefined ? null : Plot.ruleX([line], { stroke: colors.ink, strokeDasharray: "4 3" }),
    // all rows, so that those without an estimate keep their place
    Plot.ruleY(list as (Row & Estimated)[], {
      ...place,
      x1: (row) => ends(row)[0],
      x2: (row) => ends(row)[1],
      stroke,
      strokeWidth: 2,
      title: (row) => isKnown(row) ? `${row[y as keyof typeof row]}: ${within(row)}` : "",
      sort: { y: null },
    }),
    Plot.dot(known, { ...place, x: "estimate", fill: stroke, r: 4.5, symbol: "square" }),
    Plot.text(list.filter((row) => !isKnown(row)), {
      ...place,
      frameAnchor: "left",
      text: (row) => whyOf(row) || "no estimate",
      textAnchor: "start",
      fill: colors.muted,
      stroke: colors.background, // keeps the words off the dashed line
      dx: 4,
      render: fitting,
    }),
    Plot.text(known, {
      ...place,
      frameAnchor: "right",
      text: (row) => within(row),
      textAnchor: "start",
      dx: 8,
      marginRight: NUMBERS,
    }),
  ];
}

/** Draws texts from the left, each in the lines that its row holds; of a longer one the whole is its title. */
const fitting: Plot.RenderFunction = (index, scales, values, dimensions, context, next) => {
  const { width, marginLeft } = dimensions, texts = values.text as unknown as string[];
  const { step } = scales.y as unknown as { step?: () => number }; // an axis of numbers has none
  const most = Math.max(1, Math.floor((step?.() ?? 0) / FONT_SIZE));
  const lines = texts.map((text) => wrapText(text, width - marginLeft - 8, FONT_SIZE));
  const isCut = (i: number) => lines[i].length > most;
  const text = lines.map((of, i) => of.slice(0, most).join("\n") + (isCut(i) ? "…" : ""));
  const title = texts.map((whole, i) => isCut(i) ? whole : "");
  return next!(index, scales, { ...values, text, title } as never, dimensions, context);
};

/** Why a row has no estimate that says anything; null where it has one. */
function whyOf(row: Estimated): string | null {
  return typeof row.estimate === "number" ? whyNot(row.estimate, row) : row.why ?? "";
}

function isKnown<Row extends object>(row: Row & Estimated): row is Known<Row> {
  return whyOf(row) === null;
}
