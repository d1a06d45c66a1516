/** `deno task strip`: takes outputs and execution counts out of notebooks, before a commit. */
import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { type Asked, type Command, refused, runCommand, typedIn } from "./arguments.ts";
import { type Notebook, notebookNames, notebookPath, readNotebook } from "./notebook/notebook.ts";
import { replaceFiles } from "./replace_files.ts";

const COMMAND = {
  name: "strip",
  usage: ["[notebook.ipynb…]"],
  about: "Takes the outputs and execution counts out of notebooks. Cells and their metadata stay.",
  words: { "notebook.ipynb": "which ones; the project's own when none is named" },
  options: {},
} as const satisfies Command;

/** A notebook without what a run left in it. */
export function stripped(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "code" ? { ...cell, outputs: [], execution_count: null } : cell
  );
  return { ...notebook, cells };
}

function strip({ words }: Asked<typeof COMMAND>): number {
  const paths = words.length > 0
    ? words.map((path) => resolve(typedIn(), path))
    : notebookNames.map(notebookPath);
  for (const path of paths) {
    if (!existsSync(path)) throw refused(COMMAND, `Found no notebook ${path}`);
    // as JupyterLab writes it, so that a commit shows the cells alone
    const text = JSON.stringify(stripped(readNotebook(path)), null, 1) + "\n";
    if (text === Deno.readTextFileSync(path)) continue;
    replaceFiles(dirname(path), new Map([[basename(path), text]]));
    console.log(`${path}: outputs are gone`);
  }
  return 0;
}

if (import.meta.main) await runCommand(COMMAND, strip);
