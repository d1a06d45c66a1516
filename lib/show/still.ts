import type { Figure as Drawable } from "../draw/draw.ts";
import { DISPLAY } from "./display.ts";
import { escapeHtml } from "./escape.ts";
import { type Figure, figure } from "./figure.ts";

/**
 * The environment variable that keeps a kernel from drawing what nobody would see: `task export` draws
 * the figures of a notebook from their data.
 */
export const UNDRAWN = "NOTEBOOK_FIGURES_UNDRAWN";

/** A figure of the project as a notebook shows it, a still picture, and as files. */
export function stillFigure(exhibit: Drawable): Figure {
  // Plot is loaded when something is drawn: a notebook's answer need not wait for it.
  const drawn = figure(async (options) => (await import("../draw/draw.ts")).draw(exhibit, options));
  if (!Deno.env.has(UNDRAWN)) return drawn;
  const { id, description } = exhibit.data;
  const html = `<figure data-figure="${escapeHtml(id)}"></figure>`;
  return { ...drawn, [DISPLAY]: () => ({ "text/html": html, "text/plain": description }) };
}
