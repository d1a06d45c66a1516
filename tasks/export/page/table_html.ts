import { escapeHtml } from "../../../lib/show/escape.ts";
import { textWidth } from "../../../lib/draw/text.ts";
import type { Table } from "../../../lib/study/exhibit.ts";

/** Pixels of a table's text, of the room between columns, and of a column that wraps. */
const SIZE = 14, GAP = 18, WRAPPED = 230;

/** Pixels from which a cell's text counts as a sentence. */
const SENTENCE = 320;

/** Rows from which a table is folded: its caption says what it holds. */
const LONG = 11;

/**
 * A table as HTML. Where there is little room, one that holds sentences becomes a list of its rows, with
 * each column's name before its text; one of numbers scrolls in itself.
 */
export function tableHtml({ caption, columns, rows }: Table, id: string): string {
  const align = (index: number) => columns[index].align === "right" ? ` class="number"` : "";
  const head = columns.map(({ label }, index) =>
    `<th scope="col"${align(index)}>${escapeHtml(label)}</th>`
  );
  const body = rows.map((cells) =>
    `<tr>${
      cells.map((text, index) =>
        index === 0
          ? `<th scope="row">${escapeHtml(text)}</th>`
          : `<td${align(index)} data-label="${escapeHtml(columns[index].label)}">` +
            `${escapeHtml(text)}</td>`
      ).join("")
    }</tr>`
  );
  const kind = hasSentences(rows) ? "list" : "numbers";
  const name = escapeHtml(caption);
  const table = (caption: string, attributes: string) =>
    `<div class="table ${kind}"${attributes} role="region" tabindex="0" aria-label="${name}">` +
    `<table>${caption}<thead><tr>${head.join("")}</tr></thead>` +
    `<tbody>${body.join("")}</tbody></table></div>`;
  if (rows.length < LONG) {
    return table(`<caption><span>${name}${anchor(id)}</span></caption>`, ` id="${id}"`);
  }
  return `<div class="long" id="${id}"><details><summary>${name} ` +
    `<small>${rows.length} rows</small></summary>${table("", "")}</details>` +
    `<span class="corner">${anchor(id)}</span></div>`;
}

/** The link by which a heading, figure or table can be linked to. */
export function anchor(id: string): string {
  return ` <a class="anchor" href="#${id}" aria-label="Link to this">#</a>`;
}

/** Whether a table has texts too long for a line. */
function hasSentences(rows: Table["rows"]): boolean {
  return rows.some((cells) => cells.some((text) => textWidth(text, SIZE) > SENTENCE));
}

/** How wide a table is, in pixels, when only its sentences wrap. */
export function tableWidth({ columns, rows }: Table): number {
  const widths = columns.map(({ label }, index) => {
    const longestWord = Math.max(...label.split(" ").map((word) => textWidth(word, SIZE, "bold")));
    const texts = rows.map((cells) => textWidth(cells[index], SIZE));
    return Math.max(longestWord, Math.min(WRAPPED, Math.max(0, ...texts)));
  });
  return widths.reduce((sum, width) => sum + width + GAP, 0);
}
