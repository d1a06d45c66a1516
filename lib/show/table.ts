import { formatNumber } from "../words/quantity.ts";
import { type Displayed, displayed } from "./display.ts";
import { escapeHtml } from "./escape.ts";

/** What a cell may hold; null and undefined are shown as a dash. */
export type Cell = string | number | boolean | null | undefined;

/** One column: the rows' property, its heading with the unit, and how its values are written. */
export type Column<Row> = {
  key: keyof Row & string;
  label: string;
  unit?: string;
  /** Numbers stand right, all else left, unless this says otherwise. */
  align?: "left" | "right";
  format?: (value: Row[keyof Row & string], row: Row) => string;
};

type Written = { heading: string; align: "left" | "right"; cells: string[] };

/**
 * Shows rows as an accessible table: a caption, headings with units, the first column naming its
 * row. All of it is text: markup in the data is shown, not run.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { DISPLAY } from "./display.ts";
 * const shown = table([{ fit: "line", slope: 0.284 }], {
 *   columns: [{ key: "fit", label: "Fit" }, { key: "slope", label: "Slope", unit: "kg/B" }],
 *   caption: "Fits",
 * });
 * const bundle = await shown[DISPLAY]();
 * assert.equal(bundle["text/plain"], "Fits\n\nFit   Slope (kg/B)\nline         0.284");
 * ```
 */
export function table<Row extends object>(
  rows: readonly Row[],
  { columns, caption }: { columns: readonly Column<Row>[]; caption: string },
): Displayed {
  const written = columns.map((column) => write(rows, column));
  return displayed({
    "text/html": html(written, rows.length, caption),
    "text/plain": plain(written, rows.length, caption),
  });
}

/** A column's heading and cells as text. */
function write<Row extends object>(rows: readonly Row[], column: Column<Row>): Written {
  const { key, label, unit, format } = column;
  const values = rows.map((row) => row[key]);
  const cells = values.map((value, index) =>
    value === null || value === undefined
      ? "–"
      : format
      ? format(value, rows[index])
      : typeof value === "number"
      ? formatNumber(value)
      : String(value)
  );
  const numeric = values.some((value) => typeof value === "number");
  const align = column.align ?? (numeric ? "right" : "left");
  return { heading: unit ? `${label} (${unit})` : label, align, cells };
}

/** The table as HTML. */
function html(columns: readonly Written[], rowCount: number, caption: string): string {
  const style = (column: Written) => `style="text-align:${column.align}"`;
  const heads = columns.map((column) =>
    `<th scope="col" ${style(column)}>${escapeHtml(column.heading)}</th>`
  );
  const body = Array.from(
    { length: rowCount },
    (_, row) =>
      `<tr>${
        columns.map((column, index) =>
          index === 0
            ? `<th scope="row" ${style(column)}>${escapeHtml(column.cells[row])}</th>`
            : `<td ${style(column)}>${escapeHtml(column.cells[row])}</td>`
        ).join("")
      }</tr>`,
  );
  return `<table><caption style="text-align:left">${escapeHtml(caption)}</caption>` +
    `<thead><tr>${heads.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

/** The table as text, its columns aligned. */
function plain(columns: readonly Written[], rowCount: number, caption: string): string {
  const line = (texts: readonly string[]) =>
    texts.map((text, index) => {
      const { align } = columns[index], width = widths[index];
      return align === "right" ? text.padStart(width) : text.padEnd(width);
    }).join("  ").trimEnd();
  const widths = columns.map(({ heading, cells }) =>
    Math.max(heading.length, ...cells.map((cell) => cell.length))
  );
  const lines = Array.from(
    { length: rowCount },
    (_, row) => line(columns.map((column) => column.cells[row])),
  );
  return [caption, "", line(columns.map((column) => column.heading)), ...lines].join("\n");
}
