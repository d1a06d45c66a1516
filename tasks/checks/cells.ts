/** Checks the types of the notebooks' cells and lints them, which Deno does not do by itself. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../jupyter/places.ts";
import {
  codeCells,
  type Notebook,
  notebookNames,
  notebookPath,
  readNotebook,
  textOf,
} from "../notebook/notebook.ts";
import { inWorkFolder } from "../notebook/run.ts";
import { run } from "../process.ts";
import { runTask } from "../task_error.ts";

/** A line of a code cell; both counted from 1. */
type Place = { cell: number; line: number };

/** A notebook's code as one module, and the place that each of its lines comes from. */
type CellModule = { text: string; places: (Place | null)[] };

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
  type Line = readonly [string, Place | null];
  const head: Line[] = [], body: Line[] = [], seen = new Set<string>();
  codeCells(notebook).forEach(({ source: cellSource }, index) => {
    const source = textOf(cellSource);
    const lines = (text: string, first: number) =>
      text.split("\n").map((line, i): Line => [line, { cell: index + 1, line: first + i }]);
    const rest = source.replace(importDeclaration, (text, offset: number) => {
      if (!seen.has(text)) head.push(...lines(text, source.slice(0, offset).split("\n").length));
      seen.add(text);
      return text.replace(/[^\n]/g, "");
    });
    if (rest.trim() !== "") body.push(["{", null], ...lines(rest, 1));
  });
  const open = body.filter(([, place]) => place === null).length;
  const all: Line[] = [...head, ...body, ["}".repeat(open), null], ["export {};", null]];
  return { text: all.map(([line]) => line).join("\n"), places: all.map(([, place]) => place) };
}

/** Names notebook, code cell and line wherever a report names a line of the module at `url`. */
export function nameCells(
  report: string,
  url: string,
  notebook: string,
  { places }: CellModule,
): string {
  return report.split("\n").map((line) => {
    const [before, after] = line.split(url, 2);
    if (after === undefined) return line;
    const [, row, column, rest] = /^:(?: line )?(\d+)(?::|, col )(\d+)(.*)/.exec(after) ?? [];
    const place = places[Number(row) - 1];
    if (!place) return before + notebook + after;
    return `${before}${notebook}, code cell ${place.cell}, line ${place.line}, column ${column}${rest}`;
  }).join("\n");
}

/** The parts of a report on cells that name one: not what the looser rules of cells find in `lib/`. */
export function ofCells(report: string): string {
  return report.split(/\n\s*\n(?=\S)/).filter((part) => /, code cell \d+, line /.test(part))
    .join("\n\n");
}

/** A notebook's cells as a file that Deno can read. */
type Written = { notebook: string; path: string; module: CellModule };

/** What Deno complains of in the files, in the words of the notebooks; "" when of nothing. */
async function complaints(files: readonly Written[], args: string[]): Promise<string> {
  const { code, output } = await run(Deno.execPath(), [...args, ...files.map(({ path }) => path)]);
  if (code === 0) return "";
  const report = files.reduce(
    (report, { notebook, path, module }) =>
      nameCells(report, pathToFileURL(path).href, notebook, module),
    output.trim(),
  );
  return /^error(?!: Type checking failed)/m.test(report) ? report : ofCells(report);
}

/**
 * Writes the project's configuration for cells, which are written as a notebook is: a parameter needs no
 * type, `(row) => …`, and nobody asks whether a row that was looked for is there.
 */
async function writeConfig(folder: string): Promise<string> {
  const own = JSON.parse(await Deno.readTextFile(join(root, "deno.json")));
  const compilerOptions = { ...own.compilerOptions, noImplicitAny: false, strictNullChecks: false };
  const path = join(folder, "deno.json");
  await Deno.writeTextFile(path, JSON.stringify({ ...own, compilerOptions, lock: false }));
  return path;
}

async function checkCells(): Promise<number> {
  const reports = await inWorkFolder(async (folder) => {
    const files = await Promise.all(notebookNames.map(async (name) => {
      const path = join(folder, `${name}.ts`);
      const module = cellModule(readNotebook(notebookPath(name)));
      await Deno.writeTextFile(path, module.text);
      return { notebook: `notebooks/${name}.ipynb`, path, module };
    }));
    // one call for all: their types are those of the same modules
    const config = await writeConfig(folder);
    const calls = [["check", "-q", "--config", config], ["lint", "--compact", "--no-config"]];
    return await Promise.all(calls.map((args) => complaints(files, args)));
  });
  const bad = reports.filter((report) => report !== "");
  for (const report of bad) console.error(report);
  const passed = reports.length - bad.length;
  console.log(`${bad.length ? "FAILED" : "ok"} | ${passed} passed | ${bad.length} failed`);
  return bad.length === 0 ? 0 : 1;
}

if (import.meta.main) await runTask(checkCells);
