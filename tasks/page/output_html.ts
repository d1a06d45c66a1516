import { marked } from "marked";
import { escapeHtml } from "../../lib/show/escape.ts";
import { liveParts } from "../../lib/show/live_parts.ts";
import { type Bundle, type Output, textOf } from "../notebook/notebook.ts";
import { plain } from "../notebook/verdict.ts";
import { figureOf, FILE, jsonOf, liveOf } from "./figure.ts";
import { figureHtml } from "./figure_html.ts";

/** Kinds of pictures that a cell may show as base64, the best first. */
const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp"];

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
  const corner = /^<(figure|div data-live|div class="table)/.test(html)
    ? `<span class="corner">${anchor(id)}</span>`
    : "";
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
  if (html !== null) return /<table\b/.test(html) ? tableHtml(html) : html;
  if (svg !== null) return image("image/svg+xml", new TextEncoder().encode(svg).toBase64());
  const picture = PICTURES.find((type) => type in data);
  if (picture) return image(picture, content(picture)!.trim());
  const markdown = content("text/markdown");
  if (markdown !== null) return proseHtml(markdown);
  const json = data["application/json"];
  return textHtml(
    content("text/plain") ?? (json === undefined ? "" : JSON.stringify(json, null, 2)),
  );
}

/** Where a table of ours scrolls in a notebook; in a page it has a name and can be reached by keyboard. */
const SCROLLS = /<div class="lm-scroll"[^>]*>/g;

/** A cell whose text needs more than one line; a table without one keeps each cell in a line. */
const LONG_CELL = /<(td|th scope="row")[^>]*>[^<]{45,}/;

/** HTML with a table, which scrolls in itself where it is wider than its place. */
function tableHtml(html: string): string {
  const name = escapeHtml(captionOf(html) || "Table");
  const kind = LONG_CELL.test(html) ? "table" : "table lines";
  const scroller = `<div class="${kind}" role="region" tabindex="0" aria-label="${name}">`;
  const inside = html.includes('class="lm-scroll"')
    ? html.replaceAll(SCROLLS, scroller)
    : `${scroller}${html}</div>`;
  // the page's own style sets columns, in fewer bytes
  return inside.replaceAll(' style="text-align:left"', "")
    .replaceAll(' style="text-align:right"', ' class="number"');
}

/** The words of a table's caption; "" where it has none. */
export function captionOf(html: string): string {
  const [, caption = ""] = /<caption\b[^>]*>([^]*?)<\/caption>/.exec(html) ?? [];
  return caption.replaceAll(/<[^>]*>/g, "").replaceAll(/\s+/g, " ").trim()
    .replaceAll(/&(lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};

/** A file that a reader can save from the page itself. */
function fileHtml(name: string, data: Bundle): string {
  const type = "text/csv" in data ? "text/csv" : "text/plain", text = textOf(data[type]);
  const lines = text.split("\n").filter((line) => line.trim()).length;
  const size = type === "text/csv" ? `${lines - 1} rows` : `${lines} lines`;
  return `<p><a download="${escapeHtml(name)}" ` +
    `href="data:${type};base64,${new TextEncoder().encode(text).toBase64()}">` +
    `${escapeHtml(name)}</a> (${size})</p>`;
}

/** A text as the kernel printed it; one of many lines scrolls. */
function textHtml(text: string, attributes = ""): string {
  return `<pre${attributes} tabindex="0">${escapeHtml(plain(text))}</pre>`;
}

/** Markdown as HTML; a link to a notebook leads to its page. */
export function proseHtml(markdown: string): string {
  return marked.parse(markdown, { async: false })
    .replaceAll(/(<a href="[\w-]+)\.ipynb(?=["#])/g, "$1.html");
}

/** A heading's Markdown as HTML without a paragraph around it. */
export function inline(markdown: string): string {
  return proseHtml(markdown).trim().replace(/^<p>([\s\S]*)<\/p>$/, "$1");
}

function image(type: string, base64: string): string {
  return `<img alt="Figure" src="data:${type};base64,${base64}">`;
}
