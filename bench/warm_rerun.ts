/** Times the rerun of cells after a filter has changed, in a warm kernel. */
import { ensureEnvironment } from "../tasks/jupyter/environment.ts";
import { type NotebookName, notebookNames, notebookPath } from "../tasks/notebook/names.ts";
import {
  type Cell,
  hasTag,
  type Notebook,
  readNotebook,
  textOf,
} from "../tasks/notebook/notebook.ts";
import { parametersTag, tablesOf, withOverrides } from "../tasks/notebook/override.ts";
import { inWorkFolder, runNotebook } from "../tasks/notebook/run.ts";
import { fault } from "../tasks/notebook/verdict.ts";
import { row, type Timing } from "./timing.ts";

const rounds = 9;

/** When the kernel began a cell and when it was done, as nbclient writes it into the cell. */
function milliseconds(cell: Cell): number {
  const times = cell.metadata.execution as Record<string, string> | undefined;
  const at = (key: string) => Date.parse(times?.[key] ?? "");
  return at("iopub.status.idle") - at("iopub.status.busy");
}

/** The code cells from the one after the parameters to the first figure. */
function toFigure(notebook: Notebook): Cell[] {
  const first = notebook.cells.findIndex((cell) => hasTag(cell, parametersTag)) + 1;
  const figure = notebook.cells.findIndex((cell) =>
    (cell.outputs ?? []).some((output) =>
      "data" in output && /\sdata-figure=/.test(textOf(output.data["text/html"]))
    )
  );
  return notebook.cells.slice(first, figure + 1).filter((cell) => cell.cell_type === "code");
}

/** A notebook's cells, and then, per round, another size limit and the cells up to the figure. */
function repeated(notebook: Notebook, rerun: readonly Cell[]): Notebook {
  const cells = [...notebook.cells], [table] = tablesOf(notebook);
  for (let round = 0; round < rounds; round++) {
    const changed = withOverrides(notebook, { [table]: { maxParamsB: 400 + round } });
    const override = changed.cells.find((cell) => !notebook.cells.includes(cell))!;
    for (const cell of [override, ...rerun]) {
      cells.push({ ...cell, id: `${cell.id}-${round}`, metadata: { tags: cell.metadata.tags } });
    }
  }
  return { ...notebook, cells };
}

/** Times a notebook's figure cell alone, and all cells that a changed filter makes stale before it. */
export async function rerunTimings(name: NotebookName): Promise<Timing[]> {
  await ensureEnvironment();
  return await inWorkFolder(async (folder) => {
    const once = await runNotebook(readNotebook(notebookPath(name)), folder, name);
    const rerun = toFigure(once);
    const warm = await runNotebook(repeated(once, rerun), folder, name);
    const trouble = fault(warm);
    if (trouble) throw new Error(`${name}: ${trouble}`);
    const later = warm.cells.slice(once.cells.length);
    const perRound = Array.from(
      { length: rounds },
      (_, i) => later.slice(i * (rerun.length + 1), (i + 1) * (rerun.length + 1)).map(milliseconds),
    );
    return [
      { what: `${name}: figure cell, warm`, runs: perRound.map((times) => times.at(-1)!) },
      {
        what: `${name}: settings to figure (${rerun.length + 1} cells), warm`,
        runs: perRound.map((times) => times.reduce((sum, time) => sum + time, 0)),
      },
    ];
  });
}

if (import.meta.main) {
  for (const name of notebookNames) {
    for (const timing of await rerunTimings(name)) console.log(row(timing));
  }
}
