/** A changed setting in a warm kernel: how long the cells up to the first figure take. */
import { ensureEnvironment } from "../tasks/jupyter/environment.ts";
import {
  type Cell,
  hasTag,
  type Notebook,
  notebookNames,
  notebookPath,
  readNotebook,
  textOf,
} from "../tasks/notebook/notebook.ts";
import { parametersTag, tablesOf, withOverrides } from "../tasks/notebook/override.ts";
import { inWorkFolder, runNotebook } from "../tasks/notebook/run.ts";
import { fault } from "../tasks/notebook/verdict.ts";
import type { Timing } from "./timing.ts";

/** Of each notebook its figure cell alone, and all cells that a changed filter makes stale before it. */
export async function warmTimings(rounds: number): Promise<Timing[]> {
  await ensureEnvironment();
  const timings: Timing[] = [];
  for (const name of notebookNames) {
    const [once, warm] = await inWorkFolder(async (folder) => {
      const once = await runNotebook(readNotebook(notebookPath(name)), folder, name);
      return [once, await runNotebook(repeated(once, rounds), folder, name)];
    });
    const trouble = fault(warm);
    if (trouble) throw new Error(`${name}: ${trouble}`);
    const later = warm.cells.slice(once.cells.length).map(milliseconds);
    const size = later.length / rounds;
    const round = (i: number) => later.slice(i * size, (i + 1) * size);
    const all = Array.from({ length: rounds }, (_, i) => round(i));
    timings.push(
      { what: `${name}: figure cell, warm`, runs: all.map((own) => own.at(-1)!) },
      {
        what: `${name}: settings to figure (${size} cells), warm`,
        runs: all.map((own) => own.reduce((sum, time) => sum + time, 0)),
      },
    );
  }
  return timings;
}

/** A notebook's cells, and then, per round, another size limit and the cells up to the figure. */
function repeated(notebook: Notebook, rounds: number): Notebook {
  const { cells } = notebook, [table] = tablesOf(notebook);
  const first = cells.findIndex((cell) => hasTag(cell, parametersTag)) + 1;
  const figure = cells.findIndex(({ outputs = [] }) =>
    outputs.some((out) => "data" in out && /\sdata-figure=/.test(textOf(out.data["text/html"])))
  );
  const rerun = cells.slice(first, figure + 1).filter((cell) => cell.cell_type === "code");
  const more = Array.from({ length: rounds }, (_, round) => {
    const changed = withOverrides(notebook, { [table]: { maxParamsB: 400 + round } });
    const override = changed.cells.find((cell) => !cells.includes(cell))!;
    return [override, ...rerun].map((cell) => ({
      ...cell,
      id: `${cell.id}-${round}`,
      metadata: { tags: cell.metadata.tags },
    }));
  });
  return { ...notebook, cells: [...cells, ...more.flat()] };
}

/** When the kernel began a cell and when it was done, as nbclient writes it into the cell. */
function milliseconds({ metadata }: Cell): number {
  const times = metadata.execution as Record<string, string> | undefined;
  const at = (key: string) => Date.parse(times?.[key] ?? "");
  return at("iopub.status.idle") - at("iopub.status.busy");
}
