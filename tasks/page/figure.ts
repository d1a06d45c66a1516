import { escapeHtml } from "../../lib/page/markup.ts";
import { FIGURE } from "../../lib/show/plot_display.ts";
import { type Notebook, type Output, textOf } from "../notebook/notebook.ts";

/** A figure of a notebook that has been run; texts of SVG without fonts. */
export type Figure = {
  title: string;
  svg: string;
  /** The same for a phone; null where nobody drew it, as for a plain Plot. */
  narrow: string | null;
  /** What it shows, for who does not see it. */
  description: string;
};

/** What an output holds under a MIME type: JSON may come as text or as an object. */
export function jsonOf<T>(output: Output, type: string): T | null {
  if (!("data" in output) || !(type in output.data)) return null;
  const held = output.data[type];
  return typeof held === "string" || Array.isArray(held)
    ? JSON.parse(textOf(held)) as T
    : held as T;
}

/** The figure that an output shows, or null. */
export function figureOf(output: Output): Figure | null {
  const about = jsonOf<{ title?: string; narrow?: string | null }>(output, FIGURE);
  if (about === null || !("data" in output) || !("image/svg+xml" in output.data)) return null;
  return {
    title: about.title ?? "",
    narrow: about.narrow ?? null,
    svg: textOf(output.data["image/svg+xml"]),
    description: textOf(output.data["text/plain"]) || about.title || "Figure",
  };
}

/**
 * A figure as HTML, drawn once for wide places and once for narrow ones; the page's style shows one of
 * them. One without a narrow drawing scrolls in itself where there is too little room.
 */
export function figureHtml({ svg, narrow }: Figure, id: string): string {
  const drawings = narrow === null
    ? inlineSvg(svg, "only")
    : inlineSvg(svg, "wide") + inlineSvg(narrow, "narrow");
  const scroll = narrow === null ? ` tabindex="0"` : "";
  return `<figure class="drawing" data-figure="${escapeHtml(id)}"${scroll}>${drawings}</figure>`;
}

/** An SVG file's text as part of a page, with one more class; paper is white. */
export function inlineSvg(svg: string, name: string): string {
  const dark = "(prefers-color-scheme:dark)";
  return svg.replace(` class="`, ` class="${name} `)
    .replaceAll(`@media ${dark}`, `@media screen and ${dark}`);
}

/**
 * What each output is linked to by: its cell's id, with a number from the second on. A cell without
 * an id is named by its place.
 */
export function outputIds({ cells }: Notebook): Map<Output, string> {
  const ids = new Map<Output, string>(), taken = new Set(cells.map(({ id }) => id));
  cells.forEach(({ id, outputs = [] }, place) => {
    const name = id ?? `cell-${place + 1}`;
    outputs.forEach((output, index) => {
      let own = index === 0 ? name : `${name}-${index + 1}`;
      while (own !== id && taken.has(own)) own += "-output";
      taken.add(own);
      ids.set(output, own);
    });
  });
  return ids;
}

/** The name of a figure's files, without ending and folder: that of the notebook and of its cell. */
export function figureName(notebook: string, id: string): string {
  return `${notebook}-${id.toLowerCase().replaceAll(/[^a-z0-9_-]+/g, "-")}`;
}
