import { Buffer } from "node:buffer";
import { fileURLToPath } from "node:url";

/** Pixels of a PNG per pixel of the figure. */
const SCALE = 1.5;

/** Arimo, which shares Arial's widths, comes along: figures look the same on each machine, fonts or not. */
const FACES = [[400, "Arimo-Regular"], [700, "Arimo-Bold"]] as const;

const fontFile = (name: string) => fileURLToPath(new URL(`./fonts/${name}`, import.meta.url));

let faces: Promise<string> | undefined;

/** The style rules that bring the family along, for a page or an SVG file. */
export function fontFaces(): Promise<string> {
  return faces ??= Promise.all(
    FACES.map(async ([weight, name]) => {
      const data = Buffer.from(await Deno.readFile(fontFile(`${name}.woff2`))).toString("base64");
      return `@font-face{font-family:Arimo;font-weight:${weight};` +
        `src:url(data:font/woff2;base64,${data}) format("woff2")}`;
    }),
  ).then((rules) => rules.join(""));
}

/** An SVG file's text, with the family that its words are set in. */
export async function withFontFaces(svg: string): Promise<string> {
  return svg.replace(">", `><style>${await fontFaces()}</style>`);
}

/**
 * Renders the text of an SVG file as PNG, in its light colours; at once, as after resvg's `renderAsync`
 * Deno 2.8.1 sleeps through timers, up to 30 s, until something else wakes it (denoland/deno#36454).
 */
export async function renderPng(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import("@resvg/resvg-js");
  const font = {
    loadSystemFonts: false,
    fontFiles: FACES.map(([, name]) => fontFile(`${name}.ttf`)),
    defaultFontFamily: "Arimo",
    sansSerifFamily: "Arimo",
  };
  return new Resvg(svg, { font, fitTo: { mode: "zoom", value: SCALE } }).render().asPng();
}
