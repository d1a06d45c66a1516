import { Marked } from "marked";
import { escapeHtml } from "../../lib/page/markup.ts";
import { FILE } from "../../lib/show/csv.ts";
import { LIVE } from "../../lib/show/live_cell.ts";
import { type Live, liveParts } from "../../lib/show/live_parts.ts";
import { formatCounted } from "../../lib/words/quantity.ts";
import { jsonOf, type Output, textOf } from "../notebook/notebook.ts";
import { plain } from "../notebook/verdict.ts";
import { figureHtml, figureOf } from "./figure.ts";

/** How the place begins in which a table scrolls; those of other libraries have none. */
const TABLE = `<div class="table`;

/** How a page writes what an output holds, by MIME type, the best first. */
const FORMS: Readonly<Record<string, (content: unknown) => string>> = {
  "text/html": (content) => scrollable(textOf(content)),
  "image/svg+xml": (content) =>
    image("image/svg+xml", new TextEncoder().encode(textOf(content)).toBase64()),
  ...Object.fromEntries(
    ["image/png", "image/jpeg", "image/gif", "image/webp"]
      .map((type) => [type, (content) => image(type, textOf(content).trim())]),
  ),
  "text/markdown": (content) => proseHtml(textOf(content)),
  "text/plain": (content) => textHtml(textOf(content)),
  "application/json": (content) => textHtml(JSON.stringify(content, null, 2)),
};

/** What makes an output live, or null. */
export const liveOf = (output: Output): Live | null => jsonOf<Live>(output, LIVE);

/** The link by which a heading, figure or table can be linked to. */
export function anchor(id: string): string {
  return ` <a class="anchor" href="#${escapeHtml(id)}" aria-label="Link to this">#</a>`;
}

/**
 * What a page shows of a cell's output: figures as drawings, live where they are, tables where they can
 * scroll, files as links, and of all else the best form that there is.
 */
export function outputHtml(output: Output, id: string): string {
  const html = shownHtml(output, id);
  const isLinked = html.includes("<figure ") || html.includes(TABLE);
  const corner = isLinked ? `<span class="corner">${anchor(id)}</span>` : "";
  return `<div class="output" id="${escapeHtml(id)}">${html}${corner}</div>`;
}

function shownHtml(output: Output, id: string): string {
  if (output.output_type === "stream") {
    return textHtml(textOf(output.text), output.name === "stderr" ? ` class="warning"` : "");
  }
  if (output.output_type === "error") return ""; // no page is made of it
  const { data } = output, file = jsonOf<{ name: string }>(output, FILE);
  if (file !== null) return fileHtml(file.name, textOf(data["text/csv"]));
  const figure = figureOf(output), live = liveOf(output);
  const type = Object.keys(FORMS).find((type) => type in data);
  const still = figure ? figureHtml(figure, id) : type ? FORMS[type](data[type]) : "";
  return live ? liveParts(live, still).html : still;
}

/** A table of another library gets a place in which it can scroll. */
function scrollable(html: string): string {
  return !html.includes("<table") || html.includes(TABLE)
    ? html
    : `${TABLE} lines" role="region" tabindex="0" aria-label="Table">${html}</div>`;
}

function fileHtml(name: string, csv: string): string {
  const rows = csv.split("\n").filter((line) => line.trim()).length - 1;
  return `<p><a download="${escapeHtml(name)}" ` +
    `href="data:text/csv;base64,${new TextEncoder().encode(csv).toBase64()}">` +
    `${escapeHtml(name)}</a> (${formatCounted(rows, "row")})</p>`;
}

/** A text as the kernel printed it; one of many lines scrolls. */
function textHtml(text: string, attributes = ""): string {
  return `<pre${attributes} tabindex="0">${escapeHtml(plain(text))}</pre>`;
}

/** Writes Markdown as HTML; a link to a notebook leads to its page. */
const markdown = new Marked({
  async: false,
  walkTokens(token) {
    if (token.type === "link") {
      token.href = token.href.replace(/^([\w-]+)\.ipynb(?=$|#)/, "$1.html");
    }
  },
});

export const proseHtml = (text: string) => markdown.parse(text, { async: false });

/** A heading's Markdown as HTML without a paragraph around it. */
export const inline = (text: string) => markdown.parseInline(text, { async: false });

function image(type: string, base64: string): string {
  return `<img alt="Figure" src="data:${type};base64,${base64}">`;
}
