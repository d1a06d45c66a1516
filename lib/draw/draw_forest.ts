import * as Plot from "@observablehq/plot";
import { formatCount } from "../words/quantity.ts";
import { alignedNumbers } from "./aligned_numbers.ts";
import type { Axis } from "./axes.ts";
import { type FigureText, frame, innerWidth } from "./frame.ts";
import { clipInterval, intervalDomain } from "./interval_domain.ts";
import { type Reference, rowsChart } from "./interval_rows.ts";
import { needSome } from "./need.ts";
import { colors, type DrawOptions, WIDTH } from "../plot/theme.ts";

/** One estimate of a forest plot, in the x axis' unit. */
export type ForestRow = {
  label: string;
  n: number;
  estimate: number;
  interval: [number, number];
  /** Set apart in bold and with a diamond, as the pooled row is. */
  emphasised?: boolean;
  /** Rows of one group follow each other, below its name. */
  group?: string;
};

/** What a forest plot shows: one row per group, and the values to compare with. */
export type ForestData = FigureText & {
  x: Axis;
  rows: readonly ForestRow[];
  references: readonly Reference[];
};

/**
 * Draws estimates with their intervals, one group a row, against reference lines. An interval
 * that is wider than the axis ends in an arrow.
 *
 * @throws {RangeError} when there is no row, or an estimate that a log axis cannot show.
 */
export function drawForest(data: ForestData, options: DrawOptions): SVGSVGElement {
  const { x, rows, references } = data;
  const { document, width = WIDTH } = options;
  needSome(rows, { figure: "forest plot", items: "groups", mend: "widen the filter" });
  const domain = intervalDomain(rows, {
    references: references.map(({ value }) => value),
    scale: x.scale,
  });
  const number = alignedNumbers(rows.map(({ estimate }) => estimate));
  const cells = (row: ForestRow) => [
    `${number(row.estimate)} [${row.interval.map(number).join(", ")}]`,
    formatCount(row.n),
  ];
  const placed = rows.map((row, index) => ({
    ...row,
    ...clipInterval(row.interval, domain),
    index,
    color: row.emphasised ? colors.vermilion : colors.blue,
    title: `${row.group ? `${row.group}, ` : ""}${row.label}: ${cells(row).join(", n = ")}`,
  }));
  const chart = rowsChart(
    {
      rows: rows.map((row) => ({ ...row, cells: cells(row) })),
      headings: ["estimate [interval]", "n"],
      x,
      domain,
      references,
      width: innerWidth(width),
      band: 24,
    },
    (middle) =>
      [false, true].flatMap((emphasised) => {
        const group = placed.filter((row) => Boolean(row.emphasised) === emphasised);
        const color = emphasised ? colors.vermilion : colors.blue;
        const y = (row: { index: number }) => middle(row.index);
        return [
          Plot.link(group, {
            x1: "low",
            x2: "high",
            y1: y,
            y2: y,
            title: "title",
            stroke: color,
            strokeWidth: emphasised ? 2.5 : 1.75,
          }),
          arrows(group.filter((row) => row.cutLow), { x: "low", y, rotate: -90, color }),
          arrows(group.filter((row) => row.cutHigh), { x: "high", y, rotate: 90, color }),
          Plot.dot(group, {
            x: "estimate",
            y,
            title: "title",
            r: emphasised ? 6 : 4.5,
            symbol: emphasised ? "diamond" : "square",
            fill: color,
            stroke: "none",
          }),
        ];
      }),
    { document },
  );
  return frame({ ...data, charts: [{ svg: chart }] }, options);
}

/** Arrow heads whose points lie on the axis' end, for intervals that go on beyond it. */
function arrows<D>(
  rows: readonly D[],
  { x, y, rotate, color }: {
    x: string;
    y: (row: D) => number;
    rotate: number;
    color: string;
  },
): Plot.Dot {
  return Plot.dot(rows as D[], {
    x,
    y,
    title: "title",
    rotate,
    dx: rotate > 0 ? -4 : 4,
    symbol: "triangle",
    r: 4,
    fill: color,
    stroke: "none",
  });
}
