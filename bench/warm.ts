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
    await inWorkFolder(async (folder) => {
      const once = await runNotebook(readNotebook(notebookPath(name)), folder, name);
      const rerun = toFigure(once), size = rerun.length + 1;
      const warm = await runNotebook(repeated(once, rerun, rounds), folder, name);
      const trouble = fault(warm);
      if (trouble) throw new Error(`${name}: ${trouble}`);
      const later = warm.cells.slice(once.cells.length).map(milliseconds);
      const perRound = Array.from(
        { length: rounds },
        (_, i) => later.slice(i * size, (i + 1) * size),
      );
      timings.push(
        { what: `${name}: figure cell, warm`, runs: perRound.map((own) => own.at(-1)!) },
        {
          what: `${name}: settings to figure (${size} cells), warm`,
          runs: perRound.map((own) => own.reduce((sum, time) => sum + time, 0)),
        },
      );
    });
  }
  return timings;
}

/** The code cells from the one after the parameters to the first figure. */
function toFigure({ cells }: Notebook): Cell[] {
  const first = cells.findIndex((cell) => hasTag(cell, parametersTag)) + 1;
  const figure = cells.findIndex((cell) =>
    (cell.outputs ?? []).some((output) =>
      "data" in output && /\sdata-figure=/.test(textOf(output.data["text/html"]))
    )
  );
  return cells.slice(first, figure + 1).filter((cell) => cell.cell_type === "code");
}

/** A notebook's cells, and then, per round, another size limit and the cells up to the figure. */
function repeated(notebook: Notebook, rerun: readonly Cell[], rounds: number): Notebook {
  const [table] = tablesOf(notebook);
  const more = Array.from({ length: rounds }, (_, round) => {
    const changed = withOverrides(notebook, { [table]: { maxParamsB: 400 + round } });
    const override = changed.cells.find((cell) => !notebook.cells.includes(cell))!;
    return [override, ...rerun].map((cell) => ({
      ...cell,
      id: `${cell.id}-${round}`,
      metadata: { tags: cell.metadata.tags },
    }));
  });
  return { ...notebook, cells: [...notebook.cells, ...more.flat()] };
}

/** When the kernel began a cell and when it was done, as nbclient writes it into the cell. */
function milliseconds({ metadata }: Cell): number {
  const times = metadata.execution as Record<string, string> | undefined;
  const at = (key: string) => Date.parse(times?.[key] ?? "");
  return at("iopub.status.idle") - at("iopub.status.busy");
}
