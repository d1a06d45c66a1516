import { Buffer } from "node:buffer";
import { markup } from "../page/markup.ts";
import { compose, isComposed, titleOf } from "../plot/compose.ts";
import { atWidth } from "../plot/figure.ts";
import { serialize } from "../plot/serialize.ts";
import { type Bundle, UNDRAWN } from "./display.ts";
import { renderPng, withFontFaces } from "./fonts.ts";

/** The MIME type of a figure's title, its height and the narrow form, in JSON: an exported page uses it. */
export const FIGURE = "application/vnd.lm.figure+json";

/** Width of a figure on a phone, in pixels. */
const NARROW = 360;

/** Titles of parts of a page's figure from which on nobody can point at one. */
const MOST_TITLES = 1000;

/** What a cell shows of an element: a figure of whatever Plot draws, else the element itself. */
export function elementBundle(element: Element): Promise<Bundle> | Bundle {
  if (isPlot(element)) return figureBundle(element);
  return { "text/html": element.outerHTML, "text/plain": element.textContent ?? "" };
}

function isPlot(element: Element): boolean {
  return element.localName === "svg" || element.querySelector("svg") !== null;
}

/**
 * A figure as JupyterLab, nbconvert and the exported page take it: an image that survives in a notebook
 * which nobody has trusted, its SVG, its description. No PNG, a third of the time a cell takes: `lm.png`
 * gives one.
 */
export async function figureBundle(node: Element): Promise<Bundle> {
  const figure = asFigure(node);
  const isUndrawn = Deno.env.has(UNDRAWN), narrow = isUndrawn ? atWidth(node, NARROW) : null;
  if (isUndrawn) removeTitles(figure, MOST_TITLES);
  if (narrow) removeTitles(narrow, 0); // nobody points at one on a phone
  const [id, description, width, height] = ["class", "aria-label", "width", "height"]
    .map((name) => figure.getAttribute(name));
  const text = serialize(figure);
  const data = {
    "image/svg+xml": text,
    [FIGURE]: JSON.stringify({ ...titleOf(narrow ?? figure), narrow: narrow && serialize(narrow) }),
    "text/plain": description ?? "",
  };
  if (isUndrawn) return data;
  const image = Buffer.from(await withFontFaces(text)).toString("base64");
  // inline SVG would lose its shapes in an untrusted notebook
  const html = markup`<figure data-figure="${id}" style="margin:0"><img alt="${description}"
src="data:image/svg+xml;base64,${image}"
width="${width}" height="${height}" style="max-width:100%;height:auto"></figure>`;
  return { "text/html": html.html, ...data };
}

function removeTitles(figure: SVGSVGElement, most: number): void {
  const titles = figure.querySelectorAll("title");
  if (titles.length > most) titles.forEach((title) => title.remove());
}

/**
 * The text of a figure's SVG file: any Plot, valid XML by itself.
 *
 * ```ts ignore
 * Deno.writeTextFileSync("my.svg", lm.svg(figure));
 * ```
 */
export function svgOf(figure: Element): string {
  return serialize(asFigure(figure));
}

/**
 * The bytes of a figure's PNG file, in light colours and at 1.5 times its size.
 *
 * ```ts ignore
 * Deno.writeFileSync("my.png", await lm.png(figure));
 * ```
 */
export function pngOf(figure: Element): Promise<Uint8Array> {
  return renderPng(svgOf(figure));
}

/** One SVG of what Plot returned, which stays as it is. */
function asFigure(node: Element): SVGSVGElement {
  if (typeof node?.cloneNode !== "function" || !isPlot(node)) {
    throw new TypeError(
      "Cannot make a file of this: need a figure, as lm.figure({ … }) and Plot.plot({ … }) return",
    );
  }
  return compose(isComposed(node) ? node : node.cloneNode(true) as Element);
}
