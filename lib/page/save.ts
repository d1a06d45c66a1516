import { draw, type Figure } from "../draw/draw.ts";
import { serialize } from "../draw/serialize.ts";
import { formatCsv } from "../read/csv.ts";
import type { View } from "../study/view.ts";
import { element } from "./element.ts";

/** Pixels of a saved image per pixel of the figure. */
const SCALE = 2;

/** Lets the reader keep a file, made in the page. */
export function save(document: Document, name: string, blob: Blob): void {
  const href = URL.createObjectURL(blob);
  element(document, "a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** Rows as CSV, a column for each of the table's, units in the headers. */
export function csvOf<Row>({ columns }: View<Row>, rows: readonly Row[]): string {
  return formatCsv([
    columns.map(({ label, unit }) => unit ? `${label} (${unit})` : label),
    ...rows.map((row) => columns.map(({ of }) => String(of(row) ?? ""))),
  ]);
}

/** The figure as the text of an SVG file, which follows its reader's light or dark scheme. */
export function svgOf(figure: Figure, document: Document): string {
  return serialize(draw(figure, { document }));
}

/** The figure as a PNG, in light colours. */
export async function pngOf(figure: Figure, document: Document): Promise<Blob> {
  const root = draw(figure, { document, theme: "light" });
  const source = URL.createObjectURL(new Blob([serialize(root)], { type: "image/svg+xml" }));
  try {
    const image = element(document, "img");
    image.src = source;
    await image.decode();
    const canvas = element(document, "canvas");
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
