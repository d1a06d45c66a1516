import type { Figure } from "../../lib/draw/draw.ts";
import { stillFigure } from "../../lib/show/still.ts";
import { exhibitOf } from "./exhibit.ts";
import type { Notebook, Output } from "./notebook.ts";

/** A file that a notebook's output carries. */
export type Product = { file: string; content: Uint8Array };

/** Names that lead nowhere but into the folder. */
const FIGURE_ID = /^[a-z0-9][a-z0-9_-]*$/, FILE_NAME = /^[a-z0-9][a-z0-9_-]*\.(csv|bib)$/;

/**
 * The files that a notebook's outputs carry, each once: a figure as SVG and PNG in `figures/`, named
 * by its id, and what is a file already.
 * @throws {RangeError} for a name that is no plain file name or is used twice, and for a figure that
 * cannot be drawn.
 */
export async function products(notebook: Notebook): Promise<Product[]> {
  const outputs = notebook.cells.flatMap((cell) => cell.outputs ?? []);
  const found = (await Promise.all(outputs.map(productsOf))).flat();
  const names = found.map(({ file }) => file);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new RangeError(`Cannot write ${twice}: two outputs carry that name`);
  return found;
}

/** The files that one output carries. */
async function productsOf(output: Output): Promise<Product[]> {
  const exhibit = exhibitOf(output);
  if (exhibit === null) return [];
  switch (exhibit.kind) {
    case "text":
    case "table":
      return [];
    case "file": {
      const { name, text } = exhibit;
      if (!FILE_NAME.test(name)) throw badName(name);
      return [{ file: name, content: new TextEncoder().encode(text) }];
    }
    default:
      return await figureFiles(exhibit);
  }
}

/** The file of a figure, below the folder of the pages. */
export function figureFile({ data: { id } }: Figure, ending: "svg" | "png"): string {
  if (!FIGURE_ID.test(id)) throw badName(id);
  return `figures/${id}.${ending}`;
}

async function figureFiles(figure: Figure): Promise<Product[]> {
  const still = stillFigure(figure),
    svg = figureFile(figure, "svg"),
    png = figureFile(figure, "png");
  return [
    { file: svg, content: new TextEncoder().encode(await still.svg()) },
    { file: png, content: await still.png() },
  ];
}

function badName(name: string): RangeError {
  return new RangeError(
    `Cannot use ${JSON.stringify(name)} as a file name; use a-z, 0-9, "-" and "_"`,
  );
}
