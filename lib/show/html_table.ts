import { cellText } from "../page/cell_text.ts";
import { type Markup, markup } from "../page/markup.ts";
import { fieldOf } from "../tables/fields.ts";
import type { Bundle } from "./display.ts";
import type { RowRecord } from "./records.ts";

/** A column as it is shown: its heading with the unit, its alignment, its cells as text. */
export type ShownColumn = { heading: string; align: "left" | "right"; cells: readonly string[] };

/** A column of texts. */
export function column(
  heading: string,
  cells: readonly string[],
  align: "left" | "right" = "left",
): ShownColumn {
  return { heading, cells, align };
}

/** Columns of records as they are shown: numbers at the right, and those that `right` names. */
export function shownColumns(
  records: readonly RowRecord[],
  columns: readonly string[],
  right: readonly string[] = [],
): ShownColumn[] {
  return columns.map((column) => {
    const { label, unit } = fieldOf(column);
    const isRight = right.includes(column) ||
      records.some((row) => typeof row[column] === "number");
    return {
      heading: unit ? `${label} (${unit})` : label,
      align: isRight ? "right" : "left",
      cells: records.map((row) =>
        // of an object's keys the name says what its value is
        cellText(row[column], column === "value" ? String(row.name) : column)
      ),
    };
  });
}

/** A table as a cell shows it, as HTML and as text, with what comes after it. */
export function tableBundle(
  columns: readonly ShownColumn[],
  caption: string,
  { note = "", more = null }: { note?: string; more?: Markup | null } = {},
): Bundle {
  const html = markup`${htmlTable(columns, caption)}${more}${
    note !== "" && markup`<p>${note}</p>`
  }`;
  return {
    "text/html": html.html,
    "text/plain": plainTable(columns, caption).replaceAll("\u00a0", " ") + (note && `\n\n${note}`),
  };
}

/** The rows of some records, under the names that they have there, as a cell shows them. */
export function recordsBundle(
  records: readonly RowRecord[],
  caption: string,
  { note, right }: { note?: string; right?: readonly string[] } = {},
): Bundle {
  return tableBundle(shownColumns(records, Object.keys(records[0] ?? {}), right), caption, {
    note,
  });
}

/** What a number's cell needs where no style sheet is: JupyterLab takes `<style>` away. */
const STYLES = { left: "text-align:left", right: "text-align:right" };

/** A text from which on a table is read row by row where there is no room for it in lines. */
const LONG = 45;

/**
 * Columns as an accessible table: a caption, headings, the first column naming its row. One that is
 * wider than its place scrolls in itself; on a phone's page, one with long texts is a list of its rows,
 * with each column's name before its text.
 */
export function htmlTable(
  columns: readonly ShownColumn[],
  caption: string,
  { name = caption || "Table", style = "" }: { name?: string; style?: string } = {},
): Markup {
  const isList = columns.some(({ cells }) => cells.some((cell) => cell.length >= LONG));
  const rows = (columns[0]?.cells ?? []).map((_, row) =>
    columns.map(({ heading, align, cells }, index) => {
      const style = STYLES[align], text = linesOf(cells[row]);
      if (index === 0) return markup`<th scope="row" style="${style}">${text}</th>`;
      const label = isList && markup` data-label="${heading}"`;
      return markup`<td style="${style}"${label}>${text}</td>`;
    })
  );
  const heads = columns.map(({ heading, align }) =>
    markup`<th scope="col" style="${STYLES[align]}">${heading}</th>`
  );
  const title = caption !== "" && markup`<caption style="text-align:left">${caption}</caption>`;
  return markup`<div class="table ${
    isList ? "list" : "lines"
  }" role="region" tabindex="0" aria-label="${name}" style="overflow:auto;${style}"><table class="lm-table">${title}<thead><tr>${heads}</tr></thead><tbody>${
    rows.map((cells) => markup`<tr>${cells}</tr>`)
  }</tbody></table></div>`;
}

/** A text whose lines stay lines. */
const linesOf = (text: string) =>
  text.split("\n").map((line, i) => i === 0 ? line : markup`<br>${line}`);

/** Columns as plain text, aligned. */
export function plainTable(columns: readonly ShownColumn[], caption: string): string {
  if (columns.length === 0) return caption;
  const texts = columns.map(({ heading, align, cells }) => {
    const width = Math.max(heading.length, ...cells.map((cell) => cell.length));
    return [heading, ...cells].map((cell) =>
      align === "right" ? cell.padStart(width) : cell.padEnd(width)
    );
  });
  const lines = texts[0].map((_, row) => texts.map((cells) => cells[row]).join("  ").trimEnd());
  return [...caption === "" ? [] : [caption, ""], ...lines].join("\n");
}
