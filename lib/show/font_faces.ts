import { Buffer } from "node:buffer";

const WEIGHTS = { 400: "Arimo-Regular", 700: "Arimo-Bold" } as const;

let faces: Promise<string> | undefined;

/**
 * The style rules that bring the figures' family along, for a page or an SVG file that is to look the
 * same on a machine without it.
 */
export function fontFaces(): Promise<string> {
  return faces ??= Promise.all(
    Object.entries(WEIGHTS).map(async ([weight, name]) => {
      const font = await Deno.readFile(new URL(`./fonts/${name}.woff2`, import.meta.url));
      const data = Buffer.from(font).toString("base64");
      return `@font-face{font-family:Arimo;font-weight:${weight};` +
        `src:url(data:font/woff2;base64,${data}) format("woff2")}`;
    }),
  ).then((rules) => rules.join(""));
}

/** An SVG file's text, with the family that its words are set in. */
export async function withFontFaces(svg: string): Promise<string> {
  const start = svg.indexOf(">") + 1;
  return `${svg.slice(0, start)}<style>${await fontFaces()}</style>${svg.slice(start)}`;
}
