import { Marked } from "marked";
import { escapeHtml } from "../../lib/page/markup.ts";
import { FILE } from "../../lib/show/csv.ts";
import { LIVE } from "../../lib/show/live_cell.ts";
import { type Live, liveParts } from "../../lib/show/live_parts.ts";
import { formatCounted } from "../../lib/words/quantity.ts";
import { type Bundle, type Output, textOf } from "../notebook/notebook.ts";
import { plain } from "../notebook/verdict.ts";
import { figureHtml, figureOf, jsonOf } from "./figure.ts";

/** Kinds of pictures that a cell may show as base64, the best first. */
const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** How the place begins in which a table scrolls; those of other libraries have none. */
const TABLE = `<div class="table`;

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
  if (output.output_type === "error") {
    return textHtml(output.traceback.join("\n"), ` class="warning"`);
  }
  const figure = figureOf(output), live = liveOf(output);
  const still = figure ? figureHtml(figure, id) : bestForm(output.data);
  if (live) return liveParts(live, still).html;
  const file = jsonOf<{ name: string }>(output, FILE);
  return file === null ? still : fileHtml(file.name, output.data);
}

/** An output of no kind of ours, in the best form that it has. */
function bestForm(data: Bundle): string {
  const content = (type: string) => type in data ? textOf(data[type]) : null;
  const html = content("text/html"), svg = content("image/svg+xml");
  if (html !== null) {
    return !html.includes("<table") || html.includes(TABLE)
      ? html
      : `${TABLE} lines" role="region" tabindex="0" aria-label="Table">${html}</div>`;
  }
  if (svg !== null) return image("image/svg+xml", new TextEncoder().encode(svg).toBase64());
  const picture = PICTURES.find((type) => type in data);
  if (picture) return image(picture, content(picture)!.trim());
  const prose = content("text/markdown");
  if (prose !== null) return proseHtml(prose);
  const json = data["application/json"];
  return textHtml(
    content("text/plain") ?? (json === undefined ? "" : JSON.stringify(json, null, 2)),
  );
}

/** A file that a reader can save from the page itself. */
function fileHtml(name: string, data: Bundle): string {
  const type = "text/csv" in data ? "text/csv" : "text/plain", text = textOf(data[type]);
  const lines = text.split("\n").filter((line) => line.trim()).length;
  const size = type === "text/csv" ? formatCounted(lines - 1, "row") : formatCounted(lines, "line");
  return `<p><a download="${escapeHtml(name)}" ` +
    `href="data:${type};base64,${new TextEncoder().encode(text).toBase64()}">` +
    `${escapeHtml(name)}</a> (${size})</p>`;
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
