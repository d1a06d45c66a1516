import { FILE } from "../../lib/show/csv.ts";
import { renderPng, withFontFaces } from "../../lib/show/fonts.ts";
import { jsonOf, type Notebook, type Output, textOf } from "../notebook/notebook.ts";
import { figureName, figureOf, outputIds } from "./figure.ts";

/** A file of an export, below its folder. */
export type Product = { file: string; content: Uint8Array };

/**
 * The files that a notebook's outputs carry: each figure as SVG and PNG in `figures/`, named by
 * notebook and cell, and what is a file already.
 * @throws {RangeError} for a name that two outputs carry.
 */
export async function products(notebook: Notebook, name: string): Promise<Product[]> {
  const found: Product[] = [];
  for (const [output, id] of outputIds(notebook)) {
    found.push(...await figureFiles(output, figureName(name, id)), ...ownFile(output));
  }
  const names = found.map(({ file }) => file);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new RangeError(`Cannot write ${twice}: two outputs carry that name`);
  return found;
}

/** A figure's files: the SVG brings its font, the PNG is light. */
async function figureFiles(output: Output, name: string): Promise<Product[]> {
  const figure = figureOf(output);
  if (figure === null) return [];
  const svg = await withFontFaces(figure.svg);
  return [
    { file: `figures/${name}.svg`, content: new TextEncoder().encode(svg) },
    { file: `figures/${name}.png`, content: await renderPng(svg) },
  ];
}

/** The file that an output is; `lm.csv` lets no name lead elsewhere. */
function ownFile(output: Output): Product[] {
  const file = jsonOf<{ name: string }>(output, FILE);
  if (file === null || !("data" in output)) return [];
  return [{ file: file.name, content: new TextEncoder().encode(textOf(output.data["text/csv"])) }];
}
