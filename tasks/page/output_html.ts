import { marked } from "marked";
import { escapeHtml } from "../../lib/show/escape.ts";
import { type Bundle, type Output, textOf } from "../notebook/notebook.ts";
import { plain } from "../notebook/verdict.ts";
import { anchor } from "./anchor.ts";
import { figureOf, FILE, jsonOf } from "./figure.ts";
import { figureHtml } from "./figure_html.ts";

/** Kinds of pictures that a cell may show as base64, the best first. */
const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/**
 * What a page shows of a cell's output: the project's figures as drawings, tables where they can
 * scroll, files as links, and of all else the best form that there is.
 */
export function outputHtml(output: Output, id: string): string {
  if (output.output_type === "stream") {
    return textHtml(textOf(output.text), output.name === "stderr" ? "output warning" : "output");
  }
  if (output.output_type === "error") {
    return textHtml(output.traceback.join("\n"), "output warning");
  }
  const figure = figureOf(output);
  if (figure) return figureHtml(figure, id);
  const file = jsonOf<{ name: string }>(output, FILE);
  return (file ? fileHtml(file.name, output.data) : null) ?? bestForm(output.data, id);
}

/** An output of no kind of ours, in the best form that it has. */
function bestForm(data: Bundle, id: string): string {
  const content = (type: string) => type in data ? textOf(data[type]) : null;
  const html = content("text/html"), svg = content("image/svg+xml");
  if (html !== null) return /<table\b/.test(html) ? tableHtml(html, id) : htmlHtml(html, id);
  if (svg !== null) return image("image/svg+xml", new TextEncoder().encode(svg).toBase64());
  const picture = PICTURES.find((type) => type in data);
  if (picture) return image(picture, content(picture)!.trim());
  const markdown = content("text/markdown");
  if (markdown !== null) return `<div class="prose">${proseHtml(markdown)}</div>`;
  const json = data["application/json"];
  const text = content("text/plain") ?? (json === undefined ? "" : JSON.stringify(json, null, 2));
  return textHtml(text, "output");
}

/** Where a table of ours scrolls in a notebook; in a page it has a name and can be reached by keyboard. */
const SCROLLS = /<div class="lm-scroll"[^>]*>/g;

/** HTML with a table, which scrolls in itself where it is wider than its place. */
function tableHtml(html: string, id: string): string {
  const name = escapeHtml(captionOf(html) || "Table");
  const scroller = `<div class="table" role="region" tabindex="0" aria-label="${name}">`;
  const inside = /class="lm-scroll"/.test(html)
    ? html.replaceAll(SCROLLS, scroller)
    : `${scroller}${html}</div>`;
  // the page's own style sets columns, in fewer bytes
  const plain = inside.replaceAll(' style="text-align:left"', "")
    .replaceAll(' style="text-align:right"', ' class="number"');
  return htmlHtml(plain, id);
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

function htmlHtml(html: string, id: string): string {
  return `<div class="html" id="${escapeHtml(id)}">${html}</div>`;
}

/** A file that a reader can save from the page itself. */
function fileHtml(name: string, data: Bundle): string | null {
  const type = ["text/csv", "text/plain"].find((type) => type in data);
  if (type === undefined) return null;
  const text = textOf(data[type]), bytes = new TextEncoder().encode(text);
  const lines = text.split("\n").filter((line) => line.trim()).length;
  const kind = type === "text/csv" ? `${lines - 1} rows` : `${lines} lines`;
  return `<p class="file"><a download="${escapeHtml(name)}" ` +
    `href="data:${type};base64,${bytes.toBase64()}">${escapeHtml(name)}</a> (${kind})</p>`;
}

/** A text as the kernel printed it; one of many lines scrolls. */
function textHtml(text: string, name: string): string {
  return `<pre class="${name}" tabindex="0">${escapeHtml(plain(text))}</pre>`;
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

/** What a reader can unfold; the summary is text. */
export function foldedHtml(summary: string, html: string, id: string): string {
  return `<div class="long" id="${escapeHtml(id)}"><details><summary>${escapeHtml(summary)}` +
    `</summary>${html}</details><span class="corner">${anchor(id)}</span></div>`;
}

function image(type: string, base64: string): string {
  return `<img class="output" alt="Figure" src="data:${type};base64,${base64}">`;
}
