import { marked } from "marked";
import { escapeHtml } from "../../../lib/show/escape.ts";
import type { Exhibit } from "../../../lib/study/exhibit.ts";
import { exhibitOf } from "../../notebook/exhibit.ts";
import { type Output, textOf } from "../../notebook/notebook.ts";
import { plain } from "../../notebook/verdict.ts";
import { figureHtml, WIDTHS } from "./figure_html.ts";
import { foldedHtml, tableHtml, tableWidth } from "./table_html.ts";

/** Where an output stands, and how. */
export type Place = {
  /** What it is linked to by. */
  id: string;
  document: Document;
  /** Whether it has a row of the page to itself. */
  alone: boolean;
  /** Whether a table is to be unfolded by who asks for it. */
  folded: boolean;
};

/** What a page shows of a cell's output. */
export function outputHtml(output: Output, place: Place): string {
  if (output.output_type === "stream") {
    const warning = output.name === "stderr" ? " warning" : "";
    return `<pre class="output${warning}">${escapeHtml(plain(textOf(output.text)))}</pre>`;
  }
  if (output.output_type === "error") {
    return `<pre class="output warning">${escapeHtml(plain(output.traceback.join("\n")))}</pre>`;
  }
  const { data } = output, exhibit = exhibitOf(output);
  if (exhibit) return exhibitHtml(exhibit, textOf(data["text/html"]), place);
  const content = (type: string) => type in data ? textOf(data[type]) : null;
  const html = content("text/html"), svg = content("image/svg+xml"), png = content("image/png");
  const markdown = content("text/markdown");
  if (html !== null) return `<div class="output">${html}</div>`;
  if (svg !== null) return image("svg+xml", new TextEncoder().encode(svg).toBase64());
  if (png !== null) return image("png", png.trim());
  if (markdown !== null) return proseHtml(markdown);
  return `<pre class="output">${escapeHtml(plain(content("text/plain") ?? ""))}</pre>`;
}

/** How much room an exhibit needs, in pixels. */
export function widthOf(exhibit: Exhibit, folded: boolean): number {
  if (exhibit.kind === "file") return 0;
  return exhibit.kind === "table" ? tableWidth(exhibit, folded) : WIDTHS.column;
}

/** An exhibit in the page's own form; scripts that the notebook's form has beside it stay. */
function exhibitHtml(
  exhibit: Exhibit,
  html: string,
  { id, document, alone, folded }: Place,
): string {
  switch (exhibit.kind) {
    case "text": {
      const [first = "", ...others] = exhibit.sentences;
      // What a reader came for stands out; what it rests on follows.
      const [lead] = /^.*?\.(?= \p{Lu})/su.exec(first) ?? [first];
      const paragraphs = [
        `<p><span class="lead">${escapeHtml(lead)}</span>${
          escapeHtml(first.slice(lead.length))
        }</p>`,
        ...others.map((sentence) => `<p>${escapeHtml(sentence)}</p>`),
      ];
      const whole = (attributes: string) =>
        `<div class="sentences"${attributes}>${paragraphs.join("\n")}</div>`;
      if (exhibit.caption === undefined) return whole(` id="${escapeHtml(id)}"`);
      return foldedHtml({
        id: escapeHtml(id),
        summary: escapeHtml(exhibit.caption),
        count: `${exhibit.sentences.join(" ").split(" ").length} words`,
        html: whole(""),
      });
    }
    case "table":
      return html.replace(
        /^<table[\s\S]*?<\/table>/,
        () => tableHtml(exhibit, { id: escapeHtml(id), folded }),
      );
    case "file":
      return `<div class="output">${html}</div>`;
    default: {
      const width = alone ? WIDTHS.alone : WIDTHS.column;
      return html.replace(
        /^<figure[\s\S]*?<\/figure>/,
        () => figureHtml(exhibit, document, width),
      );
    }
  }
}

/** Markdown as HTML. */
export function proseHtml(markdown: string): string {
  return marked.parse(markdown, { async: false });
}

function image(type: string, base64: string): string {
  return `<img class="output" alt="Figure" src="data:image/${type};base64,${base64}">`;
}
