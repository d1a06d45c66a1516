import { fileURLToPath } from "node:url";

/** Pixels of the image per pixel of the figure. */
const SCALE = 1.5;

/** Arimo, which shares Arial's widths: the PNG is the same on each machine, fonts or not. */
const FONT = {
  loadSystemFonts: false,
  fontFiles: ["Arimo-Regular.ttf", "Arimo-Bold.ttf"].map((name) =>
    fileURLToPath(new URL(`./fonts/${name}`, import.meta.url))
  ),
  defaultFontFamily: "Arimo",
  sansSerifFamily: "Arimo",
};

/**
 * Renders the text of an SVG file as PNG, in its light colours; at once, as after resvg's `renderAsync`
 * Deno 2.8.1 sleeps through timers, up to 30 s, until something else wakes it (denoland/deno#36454).
 */
export async function renderPng(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import("@resvg/resvg-js");
  return new Resvg(svg, { font: FONT, fitTo: { mode: "zoom", value: SCALE } }).render().asPng();
}
