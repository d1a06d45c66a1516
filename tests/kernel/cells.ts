import { dirname, join } from "node:path";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { type Cell, type Notebook, type Output, textOf } from "../../tasks/notebook/notebook.ts";
import { inWorkFolder, runNotebook } from "../../tasks/notebook/run.ts";

/** A notebook of code cells for the Deno kernel: `c0`, `c1` and so on. */
export function notebookOf(sources: readonly string[]): Notebook {
  const cells = sources.map((source, i): Cell => ({
    cell_type: "code",
    id: `c${i}`,
    metadata: {},
    source,
    outputs: [],
    execution_count: null,
  }));
  const kernelspec = { name: "deno", display_name: "Deno", language: "typescript" };
  return { cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
}

export function said(output: Output): string {
  if (output.output_type === "error") return `${output.ename}: ${output.evalue}`;
  return textOf(output.output_type === "stream" ? output.text : output.data["text/plain"]).trim();
}

/** Registers a test of some cells; it looks at what each shows, as text. */
export type CellsTest = (
  name: string,
  cells: readonly string[],
  look: (shown: string[][]) => void,
) => void;

/** Runs cells in a kernel, beside files, and looks at what each gives and at what they wrote. */
export async function runCells<T>(
  sources: readonly string[],
  look: (outputs: Output[][], folder: string) => T | Promise<T>,
  files: Readonly<Record<string, string>> = {},
): Promise<T> {
  await ensureEnvironment();
  return await inWorkFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) {
      await Deno.mkdir(dirname(join(folder, name)), { recursive: true });
      await Deno.writeTextFile(join(folder, name), text);
    }
    const { cells } = await runNotebook(notebookOf(sources), folder, "cells");
    return await look(cells.map(({ outputs = [] }) => outputs), folder);
  });
}

/** Tests whose cells one kernel runs after those of `head`, in the order of the tests, beside files. */
export function sharedKernel(
  head: readonly string[],
  files: Readonly<Record<string, string>>,
): CellsTest {
  const all = [...head];
  let shown: string[][] = [];
  Deno.test.beforeAll(async () => {
    shown = await runCells(all, (cells) => cells.map((outputs) => outputs.map(said)), files);
  });
  return (name, cells, look) => {
    const from = all.push(...cells) - cells.length;
    Deno.test(name, () => look(shown.slice(from, from + cells.length)));
  };
}
