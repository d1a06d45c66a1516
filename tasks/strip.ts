/** `deno task strip`: takes outputs and execution counts out of notebooks, before a commit. */
import { parseArgs } from "node:util";
import { basename, dirname, resolve } from "node:path";
import { notebookNames, notebookPath } from "./notebook/names.ts";
import { type Notebook, readNotebook } from "./notebook/notebook.ts";
import { replaceFiles } from "./replace_files.ts";
import { runTask } from "./task_error.ts";

const HELP = `deno task strip [notebook.ipynb…]

Takes the outputs and execution counts out of notebooks, of the project's own when none is named.
Cells, their metadata and all else stay as they are.`;

/**
 * A notebook without what a run left in it.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const cell = { cell_type: "code" as const, metadata: { tags: ["main"] }, source: "1" };
 * const output = { output_type: "stream" as const, name: "stdout" as const, text: "1" };
 * const rest = { metadata: {}, nbformat: 4, nbformat_minor: 5 };
 * assert.deepEqual(
 *   stripped({ cells: [{ ...cell, outputs: [output], execution_count: 3 }], ...rest }),
 *   { cells: [{ ...cell, outputs: [], execution_count: null }], ...rest },
 * );
 * ```
 */
export function stripped(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "code" ? { ...cell, outputs: [], execution_count: null } : cell
  );
  return { ...notebook, cells };
}

function strip(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.log(HELP);
    return Promise.resolve(0);
  }
  const folder = Deno.env.get("INIT_CWD") ?? Deno.cwd();
  const paths = positionals.length > 0
    ? positionals.map((path) => resolve(folder, path))
    : notebookNames.map(notebookPath);
  for (const path of paths) {
    // as JupyterLab writes it, so that a commit shows the cells alone
    const text = JSON.stringify(stripped(readNotebook(path)), null, 1) + "\n";
    if (text === Deno.readTextFileSync(path)) continue;
    replaceFiles(dirname(path), new Map([[basename(path), text]]));
    console.log(`${path}: outputs are gone`);
  }
  return Promise.resolve(0);
}

if (import.meta.main) await runTask(() => strip(Deno.args));
