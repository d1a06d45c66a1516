import { escapeHtml } from "../../../lib/show/escape.ts";
import { textWidth } from "../../../lib/plot/text.ts";
import type { Table } from "../../../lib/study/exhibit.ts";
import { formatCounted } from "../../../lib/words/quantity.ts";

/** Pixels of a table's text, of the room between columns, and of a column that wraps. */
const SIZE = 14, GAP = 18, WRAPPED = 230;

/** Pixels from which a cell's text counts as a sentence. */
const SENTENCE = 320;

/** Rows from which a table is folded in any case. */
const LONG = 8;

/**
 * A table as HTML. Where there is little room, one that holds sentences becomes a list of its rows, with
 * each column's name before its text; one of numbers scrolls in itself. A folded one shows the first
 * sentence of its caption.
 */
export function tableHtml(
  { caption, columns, rows }: Table,
  { id, folded }: { id: string; folded: boolean },
): string {
  const align = (index: number, text = "") => {
    if (columns[index].align === "right") return ` class="number"`;
    return isLines(text) ? ` class="lines"` : "";
  };
  const head = columns.map(({ label }, index) =>
    `<th scope="col"${align(index)}>${escapeHtml(label)}</th>`
  );
  const body = rows.map((cells) =>
    `<tr>${
      cells.map((text, index) =>
        index === 0
          ? `<th scope="row">${escapeHtml(text)}</th>`
          : `<td${align(index, text)} data-label="${escapeHtml(columns[index].label)}">` +
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
  if (!folded && rows.length < LONG) {
    return table(`<caption><span>${name}${anchor(id)}</span></caption>`, ` id="${id}"`);
  }
  const [first, rest] = firstSentence(caption);
  return foldedHtml({
    id,
    summary: escapeHtml(first),
    count: formatCounted(rows.length, "row"),
    html: table(rest === "" ? "" : `<caption><span>${escapeHtml(rest)}</span></caption>`, ""),
  });
}

/** A text's first sentence, and the others. */
function firstSentence(text: string): [string, string] {
  const end = /[.:](?= \p{Lu})/u.exec(text)?.index;
  return end === undefined ? [text, ""] : [text.slice(0, end), text.slice(end + 1).trim()];
}

/** What a reader can unfold: what it is and how much; all of it is HTML. */
export function foldedHtml(
  { id, summary, count, html }: { id: string; summary: string; count: string; html: string },
): string {
  return `<div class="long" id="${id}"><details><summary>${summary} <small>${count}</small>` +
    `</summary>${html}</details><span class="corner">${anchor(id)}</span></div>`;
}

/** The link by which a heading, figure or table can be linked to. */
export function anchor(id: string): string {
  return ` <a class="anchor" href="#${id}" aria-label="Link to this">#</a>`;
}

/** Whether a table has texts too long for a line. */
function hasSentences(rows: Table["rows"]): boolean {
  return rows.some((cells) => cells.some((text) => textWidth(text, SIZE) > SENTENCE));
}

/** Whether a text is several short lines, none of which is to be broken. */
function isLines(text: string): boolean {
  const lines = text.split("\n");
  return lines.length > 1 && lines.every((line) => textWidth(line, SIZE) <= SENTENCE);
}

/**
 * How much room a table needs, in pixels: sentences take all that there is, and a folded table none but
 * its caption's.
 */
export function tableWidth({ columns, rows }: Table, folded: boolean): number {
  if (folded || rows.length >= LONG) return WRAPPED;
  if (hasSentences(rows)) return Infinity;
  const widths = columns.map(({ label }, index) => {
    const longestWord = Math.max(...label.split(" ").map((word) => textWidth(word, SIZE, "bold")));
    const texts = rows.map((cells) => textWidth(cells[index], SIZE));
    return Math.max(longestWord, Math.min(WRAPPED, Math.max(0, ...texts)));
  });
  return widths.reduce((sum, width) => sum + width + GAP, 0);
}
