/** Checks the types of the notebooks' cells and lints them, which Deno does not do by itself. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../jupyter/places.ts";
import { notebookNames, notebookPath, readNotebook } from "../notebook/notebook.ts";
import { inWorkFolder } from "../notebook/run.ts";
import { run } from "../process.ts";
import { runTask } from "../task_error.ts";
import { type CellModule, cellModule, nameCells, ofCells } from "./module.ts";

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
  console.log(
    `${bad.length ? "FAILED" : "ok"} | ${
      reports.length - bad.length
    } passed | ${bad.length} failed`,
  );
  return bad.length === 0 ? 0 : 1;
}

if (import.meta.main) await runTask(checkCells);
