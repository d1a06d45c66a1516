import { escapeHtml } from "../../lib/page/markup.ts";
import { FIGURE } from "../../lib/show/plot_display.ts";
import { jsonOf, type Notebook, type Output, textOf } from "../notebook/notebook.ts";

/** A figure as texts of SVG without fonts; `narrow` is for a phone, where it was drawn for one. */
export type Figure = {
  title: string;
  svg: string;
  narrow: string | null;
  /** Pixels that the title takes in the narrow drawing, else in the only one. */
  titleHeight?: number;
};

/** The figure that an output shows, or null. */
export function figureOf(output: Output): Figure | null {
  const about = jsonOf<Omit<Figure, "svg" | "title"> & { title: string | null }>(output, FIGURE);
  if (about === null || !("data" in output)) return null;
  return { ...about, title: about.title ?? "", svg: textOf(output.data["image/svg+xml"]) };
}

/**
 * A figure as HTML, drawn once for wide places and once for narrow ones; the page's style shows one of
 * them. One without a narrow drawing scrolls in itself where there is too little room.
 */
export function figureHtml({ svg, narrow }: Figure, id: string): string {
  const [drawings, scroll] = narrow === null
    ? [inlineSvg(svg, "only"), ` tabindex="0"`]
    : [inlineSvg(svg, "wide") + inlineSvg(narrow, "narrow"), ""];
  return `<figure class="drawing" data-figure="${escapeHtml(id)}"${scroll}>${drawings}</figure>`;
}

/** An SVG file's text as part of a page, with one more class; paper is white. */
export function inlineSvg(svg: string, name: string): string {
  const dark = "(prefers-color-scheme:dark)";
  return svg.replace(` class="`, ` class="${name} `)
    .replaceAll(`@media ${dark}`, `@media screen and ${dark}`);
}

/** What each output is linked to by: its cell's id, from the second on with a number; no id has a dot. */
export function outputIds({ cells }: Notebook): Map<Output, string> {
  return new Map(
    cells.flatMap(({ id, outputs = [] }, place) =>
      outputs.map((output, i): [Output, string] => {
        const name = id ?? `cell-${place + 1}`;
        return [output, i === 0 ? name : `${name}.${i + 1}`];
      })
    ),
  );
}

/** The name of a figure's files, without ending and folder: that of the notebook and of its cell. */
export function figureName(notebook: string, id: string): string {
  return `${notebook}-${id.toLowerCase().replaceAll(/[^a-z0-9_-]+/g, "-")}`;
}
