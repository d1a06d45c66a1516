import * as Plot from "@observablehq/plot";
import { type Axis, axisShare, ticks, tickStyle } from "./axes.ts";
import type { Domain } from "./axis.ts";
import { chart } from "./chart.ts";
import { clippedText } from "../plot/svg.ts";
import { textWidth, wrapText } from "../plot/text.ts";
import { colors } from "../plot/theme.ts";

/** A row's words: its label at the left, its numbers in columns at the right. */
export type Row = {
  label: string;
  cells: readonly string[];
  emphasised?: boolean;
  /** Rows of one group follow each other, below its name. */
  group?: string;
};

/** A value that rows are compared with, drawn as a labelled line through all of them. */
export type Reference = { value: number; label: string };

/** What `rowsChart` draws around the marks. */
export type RowsPlan = {
  rows: readonly Row[];
  /** One heading per column of cells. */
  headings: readonly string[];
  x: Axis;
  domain: Domain;
  references: readonly Reference[];
  width: number;
  /** Height of a row's marks in pixels. */
  band: number;
};

const FONT_SIZE = 12, SMALL = 11, GAP = 14, LINE = 15, GROUP = 24;

/**
 * Draws rows that share an x axis, with words left and right of the marks, or, below 480 pixels,
 * above them. `marks` gets the middle of each row in pixels, for a y channel without a scale.
 */
export function rowsChart(
  plan: RowsPlan,
  marks: (middle: (index: number) => number) => Plot.Markish[],
  { document }: { document: Document },
): SVGSVGElement {
  const { rows, headings, x, domain, references, width, band } = plan;
  const narrow = width < 480 - 32;
  const columns = headings.map((heading, column) =>
    Math.max(textWidth(heading, SMALL), ...rows.map((row) => wide(row, row.cells[column])))
  );
  const right = columns.reduce((sum, column) => sum + column + GAP, 0);
  const groups = rows.map(({ group = "" }) => textWidth(group, FONT_SIZE, "bold") - GAP);
  const labels = Math.min(
    0.34 * width,
    Math.max(...groups, ...rows.map((row) => wide(row, row.label))),
  );
  const left = narrow ? 8 : Math.ceil(labels) + GAP;
  const plotRight = narrow ? width - 8 : width - right;
  const toX = (value: number) => left + (plotRight - left) * axisShare(value, { ...x, domain });
  const edges = columns.map((_, column) =>
    width - columns.slice(column + 1).reduce((sum, other) => sum + other + GAP, 0)
  );
  const headingsLeft = edges[0] - textWidth(headings[0], SMALL) - 8;
  const above = stack(references, toX, narrow ? width : headingsLeft);
  const headingsTop = narrow ? LINE : 0;
  const top = headingsTop + LINE * Math.max(1, ...above.map((label) => label.row + 1)) + 4;
  const rowHeight = band + (narrow ? 18 : 0);
  const opens = rows.map(({ group }, index) =>
    group !== undefined && group !== rows[index - 1]?.group
  );
  const groupsUntil = (index: number) => opens.slice(0, index + 1).filter(Boolean).length;
  const bottom = top + rows.length * rowHeight + groupsUntil(rows.length) * GROUP;
  const middle = (index: number) =>
    top + (index + 1) * rowHeight + groupsUntil(index) * GROUP - band / 2;
  const xTicks = ticks({ ...x, domain }, plotRight - left);
  const xLabel = wrapText(x.label, width, SMALL);
  const height = bottom + 26 + xLabel.length * 14;

  // Lines stop where narrow rows have their words.
  const through = (value: number) =>
    narrow
      ? rows.map((_, index) => ({
        value,
        y1: middle(index) - band / 2,
        y2: middle(index) + band / 2,
      }))
      : [{ value, y1: top, y2: bottom }];
  const ends = { x: "value", y1: "y1", y2: "y2" };

  const root = chart({
    width,
    height,
    marginTop: top,
    marginBottom: height - bottom,
    marginLeft: left,
    marginRight: width - plotRight,
    x: { type: x.scale, domain, axis: null },
    y: { type: "identity", axis: null },
    r: { type: "identity" },
    marks: [
      Plot.ruleX(xTicks.flatMap(through), { ...ends, stroke: colors.grid }),
      Plot.ruleX(references.flatMap(({ value }) => through(value)), {
        ...ends,
        stroke: colors.ink,
        strokeDasharray: "4 3",
      }),
      ...marks(middle),
      Plot.axisX(xTicks, tickStyle(x)),
    ],
  }, { document });

  const write = (text: string, attributes: Record<string, string | number>, room = Infinity) =>
    root.append(
      clippedText(document, text, room, { "font-size": SMALL, fill: colors.ink, ...attributes }),
    );
  for (const { label, x, row } of above) {
    write(label, { x, y: top - 6 - row * LINE, fill: colors.muted });
  }
  xLabel.forEach((line, index) =>
    write(line, { x: (left + plotRight) / 2, y: bottom + 34 + 14 * index, fill: colors.muted })
  );
  (narrow ? [headings.join(", ")] : headings).forEach((heading, column) => {
    const place = narrow ? { x: width, y: 11 } : { x: edges[column], y: top - 6 };
    write(heading, { ...place, "text-anchor": "end", fill: colors.muted });
  });
  rows.forEach((row, index) => {
    const style = { "font-size": FONT_SIZE, "font-weight": row.emphasised ? "bold" : "normal" };
    const y = narrow ? middle(index) - band / 2 - 3 : middle(index) + 4;
    if (opens[index]) {
      const y = middle(index) + band / 2 - rowHeight - 5;
      write(
        row.group!,
        { ...style, "font-weight": "bold", x: 0, y, "text-anchor": "start" },
        width / 1.07,
      );
    }
    const cells = row.cells.join(", ");
    const room = narrow ? width - wide(row, cells) - GAP : labels + 1;
    write(
      row.label,
      { ...style, x: 0, y, "text-anchor": "start" },
      row.emphasised ? room / 1.07 : room,
    );
    (narrow ? [cells] : row.cells).forEach((cell, column) =>
      write(cell, { ...style, x: narrow ? width : edges[column], y, "text-anchor": "end" })
    );
  });
  return root;
}

/** Width of a row's text in pixels. */
function wide(row: Row, text: string): number {
  return textWidth(text, FONT_SIZE, row.emphasised ? "bold" : "normal");
}

/** Places the references' labels over their lines, one above the other where they would touch. */
function stack(
  references: readonly Reference[],
  toX: (value: number) => number,
  width: number,
): { label: string; x: number; row: number }[] {
  const ends: number[] = [];
  return references.toSorted((a, b) => a.value - b.value).map(({ label, value }) => {
    const half = textWidth(label, SMALL) / 2;
    const x = Math.min(Math.max(toX(value), half), width - half);
    let row = 0;
    while ((ends[row] ?? -Infinity) + 10 > x - half) row++;
    ends[row] = x + half;
    return { label, x, row };
  });
}
