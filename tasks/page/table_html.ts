import { escapeHtml } from "../../lib/page/markup.ts";

/** A cell whose text needs more than one line; a table without one keeps each cell in a line. */
const LONG_CELL = /<(td|th scope="row")[^>]*>[^<]{45,}/;

/**
 * HTML whose tables scroll in themselves where they are wider than their place, each under its own name.
 * On a phone, one with long texts becomes a list of its rows, with each column's name before its text.
 */
export function tablesHtml(html: string): string {
  return html.replaceAll(/<table\b[^]*?<\/table>/g, tableHtml);
}

function tableHtml(table: string): string {
  const isList = LONG_CELL.test(table), name = escapeHtml(captionOf(table) || "Table");
  // the page's own style sets columns, in fewer bytes
  const plain = table.replaceAll(' style="text-align:left"', "")
    .replaceAll(' style="text-align:right"', ' class="number"');
  return `<div class="table ${isList ? "list" : "lines"}" role="region" tabindex="0" ` +
    `aria-label="${name}">${isList ? labelled(plain) : plain}</div>`;
}

/** A table whose cells know what their column is called. */
function labelled(table: string): string {
  const heads = headsOf(table).map(escapeHtml);
  return table.replaceAll(/<tr>[^]*?<\/tr>/g, (row) => {
    let column = 0;
    return row.replaceAll(/<(th scope="row"|td)/g, (cell, tag) => {
      const head = heads[column++];
      return tag === "td" && head ? `<td data-label="${head}"` : cell;
    });
  });
}

/** The words of a table's caption; "" where it has none. */
function captionOf(html: string): string {
  const [, caption = ""] = /<caption\b[^>]*>([^]*?)<\/caption>/.exec(html) ?? [];
  return wordsOf(caption);
}

/** The words of a table's headings. */
function headsOf(html: string): string[] {
  return Array.from(html.matchAll(/<th scope="col"[^>]*>([^<]*)/g), ([, head]) => wordsOf(head));
}

/** A piece of HTML as its reader reads it. */
function wordsOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, "").replaceAll(/\s+/g, " ").trim()
    .replaceAll(/&(lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};
