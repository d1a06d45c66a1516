import { draw, type Figure } from "../../../lib/draw/draw.ts";
import { withoutGroupLabels } from "../../../lib/plot/elements.ts";
import { serialize } from "../../../lib/plot/serialize.ts";
import { untitled } from "../../../lib/draw/untitled.ts";
import { escapeHtml } from "../../../lib/show/escape.ts";
import { anchor } from "./table_html.ts";

/** Pixels of a figure where there is room, alone in its row, and on a phone. */
export const WIDTHS = { column: 480, alone: 600, narrow: 328 } as const;

/**
 * A figure as HTML, drawn once for wide screens and once for narrow ones; the page's style shows one of
 * them, and gives both their dark colours and their font.
 */
export function figureHtml(figure: Figure, document: Document, width: number): string {
  const { id } = figure.data;
  const drawing = (className: string, width: number) => {
    const named = { ...figure, data: { ...figure.data, id: `${id}-${className}` } } as Figure;
    const root = draw(untitled(named), { document, width, theme: "light" });
    for (const title of root.querySelectorAll("title")) title.remove();
    withoutGroupLabels(root);
    root.setAttribute("class", className);
    root.removeAttribute("xmlns");
    return compact(serialize(root));
  };
  return `<figure class="drawing" data-figure="${escapeHtml(id)}" id="${escapeHtml(id)}">` +
    `${drawing("wide", width)}${drawing("narrow", WIDTHS.narrow)}` +
    `<span class="corner">${anchor(escapeHtml(id))}</span></figure>`;
}

/** A tag whose attributes may hold anything but quotes, and the attributes that are geometry. */
const TAG = /<[a-zA-Z]+(?: [\w:-]+="[^"]*")*>/g;
const GEOMETRY = / (?:d|transform|points|x|y|x1|x2|y1|y2|cx|cy|r|dx|dy|width|height)="[^"]*"/g;

/** The same drawing in fewer bytes: no closing tags of empty elements, two decimals of a pixel. */
export function compact(svg: string): string {
  return svg
    .replaceAll(
      TAG,
      (tag) => tag.replaceAll(GEOMETRY, (place) => place.replaceAll(/(\.\d\d)\d+/g, "$1")),
    )
    .replaceAll(/(<(path|rect|circle|line)(?: [\w:-]+="[^"]*")*)><\/\2>/g, "$1/>");
}
