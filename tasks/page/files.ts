import { FILE } from "../../lib/show/csv.ts";
import { withFontFaces } from "../../lib/show/font_faces.ts";
import { renderPng } from "../../lib/show/png.ts";
import { type Notebook, type Output, textOf } from "../notebook/notebook.ts";
import { figureName, figureOf, jsonOf, outputIds } from "./figure.ts";

/** A file of an export, below its folder. */
export type Product = { file: string; content: Uint8Array };

/**
 * The files that a notebook's outputs carry: each figure as SVG and PNG in `figures/`, named by
 * notebook and cell, and what is a file already.
 * @throws {RangeError} for a name that is no plain file name, or that two outputs carry.
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

/** The file that an output is; its name leads nowhere but into the folder. */
function ownFile(output: Output): Product[] {
  const file = jsonOf<{ name: string }>(output, FILE);
  if (file === null || !("data" in output)) return [];
  if (!/^[a-z0-9][a-z0-9_-]*\.(csv|bib)$/.test(file.name)) {
    throw new RangeError(
      `Cannot use ${JSON.stringify(file.name)} as a file name; use a-z, 0-9, "-", "_" and the ` +
        'ending ".csv" or ".bib"',
    );
  }
  const text = textOf(output.data["text/csv"] ?? output.data["text/plain"]);
  return [{ file: file.name, content: new TextEncoder().encode(text) }];
}
