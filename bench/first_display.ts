/**
 * Times a notebook's first display in JupyterLab, in Chromium: from "Run All Cells" in a kernel that has
 * run nothing to the answer, and to the live figure.
 */
import { join } from "node:path";
import { ensureEnvironment } from "../tasks/jupyter/environment.ts";
import { root } from "../tasks/jupyter/places.ts";
import { type NotebookName, notebookNames, notebookPath } from "../tasks/notebook/names.ts";
import { inWorkFolder } from "../tasks/notebook/run.ts";
import { inChromium } from "../tests/browser/chromium.ts";
import { inLab, liveFigure, openNotebook, runAllCells } from "../tests/browser/lab.ts";
import { row, type Timing } from "./timing.ts";

/** First displays of one notebook, each in a copy and a kernel of its own. */
async function firstDisplays(url: string, name: NotebookName, times: number): Promise<Timing[]> {
  const answers: number[] = [], figures: number[] = [];
  for (let i = 0; i < times; i++) {
    await inWorkFolder(async (folder) => {
      await Deno.copyFile(notebookPath(name), join(folder, `${name}.ipynb`));
      await inChromium(async (browser) => {
        // a live figure draws itself once it is seen: all of the notebook's head is
        const page = await browser.newPage({ viewport: { width: 1300, height: 2400 } });
        page.setDefaultTimeout(120_000);
        const inRoot = folder.slice(root.length).replace(/^\//, "");
        await openNotebook(page, url, `${inRoot}/${name}.ipynb`);
        await page.waitForTimeout(3000); // the kernel has started, JupyterLab is at rest
        const start = performance.now();
        await runAllCells(page);
        await page.locator(".jp-OutputArea-output p").first().waitFor({ state: "attached" });
        answers.push(performance.now() - start);
        await liveFigure(page).waitFor({ state: "attached" });
        figures.push(performance.now() - start);
      });
    });
  }
  const what = `${name} in JupyterLab, from "Run All Cells" to`;
  return [{ what: `${what} the answer`, runs: answers }, {
    what: `${what} the live figure`,
    runs: figures,
  }];
}

/** First displays of all notebooks. */
export async function firstDisplayTimings(times = 5): Promise<Timing[]> {
  await ensureEnvironment();
  const timings: Timing[] = [];
  await inWorkFolder((folder) =>
    inLab(folder, async (url) => {
      for (const name of notebookNames) timings.push(...await firstDisplays(url, name, times));
    })
  );
  return timings;
}

if (import.meta.main) {
  for (const timing of await firstDisplayTimings()) console.log(row(timing));
}
