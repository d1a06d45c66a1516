import { type Notebook, type Output, textOf } from "./notebook.ts";

/** A file that a notebook's output carries. */
export type Product = { file: string; content: Uint8Array };

/*
 * How a cell hands over files, which cells do not write themselves:
 *
 *   figure  an output with `text/html` and `image/png`. The HTML has one element with
 *           data-figure="co2-growth" and, on or in it, <img src="data:image/svg+xml;base64,…">.
 *           It gives figures/co2-growth.svg and figures/co2-growth.png.
 *   table   an output with `text/html` and `text/csv`. The HTML has an element with
 *           data-file="co2_by_params.csv". It gives that file, with the text of `text/csv`.
 *   text    the same with data-file="co2_methods.bib" and `text/plain`.
 *
 * Names are lower case letters, digits, "-" and "_", so that none leads out of the folder.
 */
const figureName = /\sdata-figure=(?:"([^"]*)"|'([^']*)')/g;
const fileName = /\sdata-file=(?:"([^"]*)"|'([^']*)')/g;
const svgImage = /\ssrc=["']data:image\/svg\+xml;base64,([A-Za-z0-9+/=\s]+)["']/;

/**
 * The files that a notebook's outputs carry, each once.
 * @throws {RangeError} for a name that is no plain file name, is used twice, or has no content.
 */
export function products(notebook: Notebook): Product[] {
  const found = notebook.cells.flatMap((cell) => (cell.outputs ?? []).flatMap(productsOf));
  const names = found.map(({ file }) => file);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new RangeError(`Cannot write ${twice}: two outputs carry that name`);
  return found;
}

/** The files that one output carries. */
function productsOf(output: Output): Product[] {
  if (output.output_type !== "display_data" && output.output_type !== "execute_result") return [];
  const html = textOf(output.data["text/html"])
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, "");
  return [...figures(html, output.data), ...texts(html, output.data)];
}

function figures(html: string, data: Record<string, unknown>): Product[] {
  const name = onlyName(html, figureName);
  if (name === null) return [];
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(name)) throw badName("data-figure", name);
  const [, svg] = svgImage.exec(html) ?? [];
  const png = textOf(data["image/png"]);
  if (!svg || !png) {
    throw new RangeError(
      `Cannot write the figure ${name}: its output lacks ${svg ? "PNG" : "SVG"}`,
    );
  }
  return [
    { file: `figures/${name}.svg`, content: Uint8Array.fromBase64(svg) },
    { file: `figures/${name}.png`, content: Uint8Array.fromBase64(png) },
  ];
}

/** The MIME type that carries a file, by its ending. */
const CARRIERS: Readonly<Record<string, string>> = { csv: "text/csv", bib: "text/plain" };

function texts(html: string, data: Record<string, unknown>): Product[] {
  const name = onlyName(html, fileName);
  if (name === null) return [];
  const [, ending] = /^[a-z0-9][a-z0-9_-]*\.(csv|bib)$/.exec(name) ?? [];
  if (ending === undefined) throw badName("data-file", name);
  const carrier = CARRIERS[ending], text = textOf(data[carrier]);
  if (!text) throw new RangeError(`Cannot write ${name}: its output lacks ${carrier}`);
  return [{ file: name, content: new TextEncoder().encode(text) }];
}

/** The name that an output's HTML gives once, or null. */
function onlyName(html: string, pattern: RegExp): string | null {
  const names = [...html.matchAll(pattern)].map(([, double, single]) => double ?? single);
  if (names.length > 1) {
    throw new RangeError(
      `Cannot tell files apart: one output names ${names.join(", ")}; show each alone`,
    );
  }
  return names[0] ?? null;
}

function badName(attribute: string, name: string): RangeError {
  return new RangeError(
    `Cannot use ${attribute}=${JSON.stringify(name)} as a file name; use a-z, 0-9, "-" and "_"`,
  );
}
