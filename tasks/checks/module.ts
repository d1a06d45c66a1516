import { codeCells, type Notebook, textOf } from "../notebook/notebook.ts";

/** A notebook's code as one module, and where each of its lines comes from. */
export type CellModule = {
  text: string;
  /** Per line of the module, counted from 0: the code cell and the line in it, counted from 1. */
  places: (Place | null)[];
};

/** A line of a code cell; both counted from 1. */
export type Place = { cell: number; line: number };

/** An import declaration that begins a line; `import(…)` is an expression and stays. */
const importDeclaration =
  /^import\b(?!\s*[(.])(?:[^"';]*?\bfrom\s*)?\s*(?:"[^"\n]*"|'[^'\n]*')(?:\s*with\s*\{[^}]*\})?[ \t]*;?/gm;

/**
 * Writes the code cells of a notebook as one module that `deno check` and `deno lint` can read.
 *
 * A cell may declare a name again, which a module may not. Therefore each cell opens a block inside
 * that of the cell before: it sees all earlier names and may shadow them. Imports go to the top,
 * equal ones once.
 */
export function cellModule(notebook: Notebook): CellModule {
  const head: [string, Place | null][] = [];
  const body: [string, Place | null][] = [];
  const seen = new Set<string>();
  let open = 0;
  codeCells(notebook).forEach((cell, index) => {
    const at = (line: number): Place => ({ cell: index + 1, line });
    const source = textOf(cell.source);
    const rest = source.replace(importDeclaration, (text, offset: number) => {
      const first = source.slice(0, offset).split("\n").length;
      if (!seen.has(text)) {
        text.split("\n").forEach((line: string, i: number) => head.push([line, at(first + i)]));
      }
      seen.add(text);
      return text.replace(/[^\n]/g, "");
    });
    if (rest.trim() === "") return;
    body.push(["{", null]);
    open += 1;
    rest.split("\n").forEach((line, i) => body.push([line, at(1 + i)]));
  });
  const lines = [
    ...head,
    ...body,
    ["}".repeat(open), null] as const,
    ["export {};", null] as const,
  ];
  return { text: lines.map(([line]) => line).join("\n"), places: lines.map(([, place]) => place) };
}

/** Names notebook, code cell and line wherever a report names a line of the module at `url`. */
export function nameCells(
  report: string,
  url: string,
  notebook: string,
  module: CellModule,
): string {
  return report.split("\n").map((line) => {
    const at = line.indexOf(url);
    if (at < 0) return line;
    const [all = "", row, column] = /^:(?: line )?(\d+)(?::|, col )(\d+)/
      .exec(line.slice(at + url.length)) ?? [];
    const place = row === undefined ? null : module.places[Number(row) - 1];
    if (!place) return line.replace(url, notebook);
    const cell = `${notebook}, code cell ${place.cell}, line ${place.line}, column ${column}`;
    return line.slice(0, at) + cell + line.slice(at + url.length + all.length);
  }).join("\n");
}

/** The parts of a report on cells that name one: not what the looser rules of cells find in `lib/`. */
export function ofCells(report: string): string {
  return report.split(/\n\s*\n(?=\S)/).filter((part) => /, code cell \d+, line /.test(part)).join(
    "\n\n",
  );
}
