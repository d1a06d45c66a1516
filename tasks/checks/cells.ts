/** Checks the types of the notebooks' cells and lints them, which Deno does not do by itself. */
import { join } from "node:path";
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

/**
 * Writes the code cells of a notebook as one module that `deno check` and `deno lint` can read.
 *
 * A cell may declare a name again, which a module may not. Therefore each cell but the first, which
 * imports, opens a block inside that of the cell before: it sees all earlier names and may shadow them.
 */
export function cellModule(notebook: Notebook): CellModule {
  type Line = [text: string, place: Place | null];
  const cells = codeCells(notebook).map(({ source }, index) =>
    textOf(source).split("\n").map((text, i): Line => [text, { cell: index + 1, line: i + 1 }])
  );
  const lines = cells.flatMap((own, index): Line[] => index === 0 ? own : [["{", null], ...own]);
  return {
    text: [...lines.map(([text]) => text), "}".repeat(cells.length - 1)].join("\n"),
    places: lines.map(([, place]) => place),
  };
}

/** Names notebook, code cell and line wherever a report names a line of a module in a work folder. */
export function nameCells(report: string, modules: Readonly<Record<string, CellModule>>): string {
  const place = /file:\S*\/\.run-\w+\/(\w+)\.ts:(?: line )?(\d+)(?::|, col )(\d+)/g;
  return report.replace(place, (_, name, row, column) => {
    const { cell = "?", line = "?" } = modules[name].places[row - 1] ?? {};
    return `notebooks/${name}.ipynb, code cell ${cell}, line ${line}, column ${column}`;
  });
}

/** The parts of a report on cells that name one: not what the looser rules of cells find in `lib/`. */
export function ofCells(report: string): string {
  return report.split(/\n\s*\n(?=\S)/).filter((part) => part.includes(".ipynb, code cell "))
    .join("\n\n");
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
  const modules = Object.fromEntries(
    notebookNames.map((name) => [name, cellModule(readNotebook(notebookPath(name)))]),
  );
  const reports = await inWorkFolder(async (folder) => {
    const paths = notebookNames.map((name) => join(folder, `${name}.ts`));
    notebookNames.forEach((name, i) => Deno.writeTextFileSync(paths[i], modules[name].text));
    // one call for all: their types are those of the same modules
    const config = await writeConfig(folder);
    const calls = [["check", "-q", "--config", config], ["lint", "--compact", "--no-config"]];
    return await Promise.all(calls.map((args) => run(Deno.execPath(), [...args, ...paths])));
  });
  const bad = reports.filter(({ code }) => code !== 0)
    .map(({ output }) => nameCells(output.trim(), modules))
    .map((report) => /^error(?!: Type checking failed)/m.test(report) ? report : ofCells(report))
    .filter((report) => report !== "");
  for (const report of bad) console.error(report);
  const passed = reports.length - bad.length;
  console.log(`${bad.length ? "FAILED" : "ok"} | ${passed} passed | ${bad.length} failed`);
  return bad.length === 0 ? 0 : 1;
}

if (import.meta.main) await runTask(checkCells);
