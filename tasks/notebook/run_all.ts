import { TaskError } from "../task_error.ts";
import { notebookNames, notebookPath } from "./names.ts";
import { type Notebook, readNotebook } from "./notebook.ts";
import { inWorkFolder, runNotebook } from "./run.ts";
import { fault } from "./verdict.ts";

/**
 * Runs the project's notebooks as they are, each in a kernel of its own, and gives them by their names.
 * @throws {TaskError} when a cell of one fails, or shows nothing.
 */
export async function runAll(): Promise<Record<string, Notebook>> {
  return await inWorkFolder(async (folder) => {
    const run = await Promise.all(notebookNames.map(async (name) => {
      const notebook = await runNotebook(readNotebook(notebookPath(name)), folder, name, {
        drawn: false,
      });
      const trouble = fault(notebook);
      if (trouble) throw new TaskError(`${name}.ipynb: ${trouble}`);
      return [name, notebook] as const;
    }));
    return Object.fromEntries(run);
  });
}
