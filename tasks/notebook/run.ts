import { join } from "node:path";
import { jupyterVariables, program, root } from "../jupyter/places.ts";
import { UNDRAWN } from "../../lib/show/display.ts";
import { run } from "../process.ts";
import { TaskError } from "../task_error.ts";
import { type Notebook, notebookNames, notebookPath, readNotebook } from "./notebook.ts";
import { fault, plain } from "./verdict.ts";

/** No cell of ours takes so long; one that waits for ever ends here. */
const secondsPerCell = 300;

/**
 * A kernel that ends after some seconds never earns back what V8's optimizing compiler and the threads
 * of its garbage collector cost.
 */
const SHORT_LIVED = {
  DENO_V8_FLAGS: "--no-opt,--single-threaded-gc,--min-semi-space-size=32,--no-flush-bytecode",
};

/** A folder beside notebooks/, so that `../lib` means the same in it; removed at the end. */
export async function inWorkFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await Deno.makeTempDir({ dir: root, prefix: ".run-" });
  try {
    return await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/**
 * Runs a notebook through the kernel of `.venv`, from `folder`, and returns it with its outputs.
 * Errors of cells are among the outputs; the cells after them run as well. Where `drawn` is false the
 * project's figures are there as data alone.
 * @throws {TaskError} when the kernel or Jupyter itself fails.
 */
export async function runNotebook(
  notebook: Notebook,
  folder: string,
  name: string,
  { drawn = true }: { drawn?: boolean } = {},
): Promise<Notebook> {
  const path = join(folder, `${name}.ipynb`), timeout = `--timeout=${secondsPerCell}`;
  Deno.writeTextFileSync(path, JSON.stringify(notebook));
  const args = ["--inplace", "--allow-errors", "--kernel_name=deno", timeout, path];
  const env = { ...jupyterVariables, ...SHORT_LIVED, ...(drawn ? {} : { [UNDRAWN]: "1" }) };
  const execute = () => run(program("jupyter-execute"), args, { cwd: folder, env });
  let { code, output } = await execute();
  // Jupyter chose a port that another program took before the kernel did (jupyter_client, issue 487)
  if (code !== 0 && unstarted(output)) ({ code, output } = await execute());
  if (code !== 0) throw new TaskError(`Cannot run ${name}.ipynb: ${reason(plain(output))}`);
  return readNotebook(path);
}

/** Why no kernel came up and so no cell has run; null where one did. */
const unstarted = (output: string): string | null =>
  /starting new kernel client for kernel \S+: (.*)/.exec(output)?.[1] ?? null;

/** Why Jupyter gave up, out of the Python trace that it printed. */
export function reason(output: string): string {
  const why = unstarted(output);
  if (why !== null) {
    const said = output.split("[NbClientApp] ERROR", 1)[0].trim().split("\n");
    const kernels = said.filter((line) => !line.startsWith("[NbClientApp]"));
    return [`the kernel did not start, tried twice (${why})`, ...kernels].join("\n  ");
  }
  if (/DeadKernelError/.test(output)) {
    return "the kernel died; a cell ended the process, or the memory was used up";
  }
  if (/CellTimeoutError/.test(output)) return `a cell ran for more than ${secondsPerCell} s`;
  return `Jupyter said:\n  ${output.trim().split("\n").slice(-12).join("\n  ")}`;
}

/**
 * Runs the project's notebooks as they are, each in a kernel of its own, and gives them by their names.
 * @throws {TaskError} when a cell of one fails, or shows nothing.
 */
export async function runAll(): Promise<Record<string, Notebook>> {
  return await inWorkFolder(async (folder) => {
    const run = await Promise.all(notebookNames.map(async (name) => {
      const original = readNotebook(notebookPath(name));
      const notebook = await runNotebook(original, folder, name, { drawn: false });
      const trouble = fault(notebook);
      if (trouble) throw new TaskError(`${name}.ipynb: ${trouble}`);
      return [name, notebook] as const;
    }));
    return Object.fromEntries(run);
  });
}
