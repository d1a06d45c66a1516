import { Buffer } from "node:buffer";
import { serialize } from "../plot/serialize.ts";
import type { DrawOptions } from "../plot/theme.ts";
import { type Bundle, DISPLAY, type Displayed } from "./display.ts";
import { openDocument } from "./dom.ts";
import { escapeHtml } from "./escape.ts";
import { withFontFaces } from "./font_faces.ts";
import { renderPng } from "./png.ts";

/** A figure that a notebook shows, and that can be written to a file. */
export type Figure = Displayed & {
  /** The text of the SVG file, which brings its font and follows its reader's light or dark scheme. */
  svg(): Promise<string>;
  /** The PNG file, in light colours. */
  png(): Promise<Uint8Array>;
};

/**
 * Makes a drawing something that a notebook shows: a static image that survives in a notebook
 * nobody has trusted yet, its PNG, and its description. Drawn once, when first asked for.
 *
 * ```ts
 * import { drawGrowth } from "../draw/draw_growth.ts";
 * const shown = figure((options) =>
 *   drawGrowth({
 *     id: "example",
 *     title: "Two models",
 *     subtitle: "",
 *     caption: "",
 *     description: "Two dots",
 *     x: { label: "Parameters", scale: "log", unit: "B params" },
 *     y: { label: "Energy (kWh)", scale: "log" },
 *     dots: [
 *       { x: 1, y: 2, title: "a", series: "SLM" },
 *       { x: 13, y: 20, title: "b", series: "LLM" },
 *     ],
 *     limitB: 7,
 *     curves: [],
 *   }, options)
 * );
 * await shown.svg(); // "<svg …"
 * ```
 */
export function figure(
  draw: (options: DrawOptions) => SVGSVGElement | Promise<SVGSVGElement>,
): Figure {
  type Drawn = { svg: string; html: string; description: string };
  let drawing: Promise<Drawn> | undefined;
  let rendering: Promise<Uint8Array> | undefined;
  const drawn = () =>
    drawing ??= openDocument().then(async (document) => {
      const root = await draw({ document });
      const svg = await withFontFaces(serialize(root));
      const description = root.getAttribute("aria-label") ?? "";
      return { svg, description, html: imageHtml(root, svg, description) };
    });
  const png = () => rendering ??= drawn().then(({ svg }) => renderPng(svg));
  return {
    svg: async () => (await drawn()).svg,
    png,
    async [DISPLAY](): Promise<Bundle> {
      const { html, description } = await drawn();
      return {
        "text/html": html,
        "image/png": Buffer.from(await png()).toString("base64"),
        "text/plain": description,
      };
    },
  };
}

/** The figure as an image: inline SVG would lose its shapes in an untrusted notebook. */
function imageHtml(root: SVGSVGElement, svg: string, description: string): string {
  const id = escapeHtml(root.getAttribute("class") ?? "");
  const data = Buffer.from(svg).toString("base64");
  return `<figure data-figure="${id}" style="margin:0"><img alt="${escapeHtml(description)}" ` +
    `src="data:image/svg+xml;base64,${data}" width="${root.getAttribute("width")}" ` +
    `height="${root.getAttribute("height")}" style="max-width:100%;height:auto"></figure>`;
}
