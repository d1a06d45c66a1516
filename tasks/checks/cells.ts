/** Checks the types of the notebooks' cells and lints them, which Deno does not do by itself. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { notebookNames, notebookPath } from "../notebook/names.ts";
import { readNotebook } from "../notebook/notebook.ts";
import { inWorkFolder } from "../notebook/run.ts";
import { run } from "../process.ts";
import { runTask } from "../task_error.ts";
import { type CellModule, cellModule, nameCells } from "./module.ts";

/** Checks and lints one module; returns what Deno complained of, or "". */
async function complaints(path: string, notebook: string, module: CellModule): Promise<string> {
  await Deno.writeTextFile(path, module.text);
  const commands = [["check", "-q", path], ["lint", "--compact", "--no-config", path]];
  const runs = await Promise.all(commands.map((args) => run(Deno.execPath(), args)));
  const url = pathToFileURL(path).href;
  return runs.filter(({ code }) => code !== 0)
    .map(({ output }) => nameCells(output.trim(), url, notebook, module))
    .join("\n");
}

async function checkCells(): Promise<number> {
  const reports = await inWorkFolder((folder) =>
    Promise.all(notebookNames.map(async (name) => {
      const module = cellModule(await readNotebook(notebookPath(name)));
      return await complaints(join(folder, `${name}.ts`), `notebooks/${name}.ipynb`, module);
    }))
  );
  const bad = reports.filter((report) => report !== "");
  for (const report of bad) console.error(report);
  const good = reports.length - bad.length;
  console.log(`${bad.length ? "FAILED" : "ok"} | ${good} passed | ${bad.length} failed`);
  return bad.length === 0 ? 0 : 1;
}

if (import.meta.main) await runTask(checkCells);
