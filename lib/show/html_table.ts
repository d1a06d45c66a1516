import { escapeHtml } from "../page/markup.ts";
import type { Bundle } from "./display.ts";

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

/** Columns as a cell shows them, with a note below and more behind a click where there is any. */
export function tableBundle(
  columns: readonly ShownColumn[],
  caption: string,
  { note = "", more = "" }: { note?: string; more?: string } = {},
): Bundle {
  return {
    "text/html": htmlTable(columns, caption) + more + (note && `<p>${escapeHtml(note)}</p>`),
    "text/plain": plainTable(columns, caption).replaceAll("\u00a0", " ") + (note && `\n\n${note}`),
  };
}

/** What a number's cell needs where no style sheet is: JupyterLab takes `<style>` away. */
const STYLES = { left: ' style="text-align:left"', right: ' style="text-align:right"' };

/**
 * Columns as an accessible HTML table: a caption, headings, the first column naming its row. All of
 * it is text: markup in the data is shown, not run.
 */
export function htmlTable(columns: readonly ShownColumn[], caption: string): string {
  const rows = Array.from({ length: columns[0]?.cells.length ?? 0 }, (_, row) => {
    const cells = columns.map(({ align, cells }, index) => {
      const tag = index === 0 ? 'th scope="row"' : "td";
      return `<${tag}${STYLES[align]}>${lines(cells[row])}</${tag.slice(0, 2)}>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  const heads = columns.map(({ heading, align }) =>
    `<th scope="col"${STYLES[align]}>${escapeHtml(heading)}</th>`
  );
  const title = caption === ""
    ? ""
    : `<caption style="text-align:left">${escapeHtml(caption)}</caption>`;
  return `<table class="lm-table">${title}<thead><tr>${heads.join("")}</tr></thead>` +
    `<tbody>${rows.join("")}</tbody></table>`;
}

/** A text whose lines stay lines. */
const lines = (text: string) => escapeHtml(text).replaceAll("\n", "<br>");

/** Columns as plain text, aligned. */
export function plainTable(columns: readonly ShownColumn[], caption: string): string {
  const widths = columns.map(({ heading, cells }) =>
    Math.max(heading.length, ...cells.map((cell) => cell.length))
  );
  const line = (texts: readonly string[]) =>
    texts.map((text, index) =>
      columns[index].align === "right" ? text.padStart(widths[index]) : text.padEnd(widths[index])
    ).join("  ").trimEnd();
  const rows = Array.from(
    { length: columns[0]?.cells.length ?? 0 },
    (_, row) => line(columns.map(({ cells }) => cells[row])),
  );
  if (columns.length === 0) return caption;
  const title = caption === "" ? [] : [caption, ""];
  return [...title, line(columns.map(({ heading }) => heading)), ...rows].join("\n");
}
