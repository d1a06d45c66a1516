import { draw, type Figure } from "../draw/draw.ts";
import { serialize } from "../plot/serialize.ts";
import { formatCsv } from "../read/csv.ts";
import type { View } from "../study/view.ts";
import { element } from "./element.ts";
import { pngOfSvg } from "./png.ts";

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
export function pngOf(figure: Figure, document: Document): Promise<Blob> {
  return pngOfSvg(draw(figure, { document, theme: "light" }), document);
}
