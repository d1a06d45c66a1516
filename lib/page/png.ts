import { serialize } from "../plot/serialize.ts";
import { html } from "./live/html.ts";

/** Pixels of an image per pixel of the drawing. */
const SCALE = 2;

/** A drawing as a PNG. */
export async function pngOfSvg(root: SVGSVGElement): Promise<Blob> {
  const source = URL.createObjectURL(new Blob([serialize(root)], { type: "image/svg+xml" }));
  try {
    const image = html("img");
    image.src = source;
    await image.decode();
    const canvas = html("canvas");
    canvas.width = SCALE * Number(root.getAttribute("width"));
    canvas.height = SCALE * Number(root.getAttribute("height"));
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error("The browser made no PNG")))
    );
  } finally {
    URL.revokeObjectURL(source);
  }
}
