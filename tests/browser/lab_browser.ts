/** JupyterLab in Chromium: Run All, save, and the same notebook opened by someone who has not run it. */
import assert from "node:assert/strict";
import { join } from "node:path";
import type { Page } from "./playwright.ts";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { root } from "../../tasks/jupyter/places.ts";
import { type Notebook, notebookPath, readNotebook } from "../../tasks/notebook/notebook.ts";
import { inWorkFolder } from "../../tasks/notebook/run.ts";
import { browserTest, inChromium } from "./chromium.ts";
import { inLab, liveFigure, openNotebook, runAllCells, scrollToLiveFigure } from "./lab.ts";

/** The notebook as a stranger sends it: run, but not by this JupyterLab's user. */
function strangers(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => {
    const { trusted: _, ...metadata } = cell.metadata as Record<string, unknown>;
    return { ...cell, metadata, source: `${cell.source}`, id: `other-${cell.id}`.slice(0, 60) };
  });
  return JSON.stringify({ ...notebook, cells });
}

browserTest(
  "a live figure lives in JupyterLab, and is a still picture where it is not trusted",
  async () => {
    await ensureEnvironment();
    await inWorkFolder(async (folder) => {
      const name = "finance", inRoot = folder.slice(root.length).replace(/^\//, "");
      await Deno.copyFile(notebookPath(name), join(folder, `${name}.ipynb`));
      await inLab(folder, (url) =>
        inChromium(async (browser) => {
          const context = await browser.newContext({ viewport: { width: 1300, height: 1000 } });
          context.setDefaultTimeout(120_000); // a busy machine starts a kernel slowly
          const page = await context.newPage(), errors: string[] = [];
          page.on("pageerror", (error) => errors.push(error.message));
          await openNotebook(page, url, `${inRoot}/${name}.ipynb`);
          await runAllCells(page);
          await scrollToLiveFigure(page);
          await liveFigure(page).scrollIntoViewIfNeeded();
          const figure = page.locator("[data-drawing][data-theme]").first();
          const status = figure.locator(".status"), all = await status.textContent();
          await figure.locator("details").evaluateAll((all) => { // folded where there is little room
            for (const one of all) (one as HTMLDetailsElement).open = true;
          });
          await figure.locator('input[value="open"]').click();
          assert.match(await status.textContent() ?? "", /^[\d,]+ of [\d,]+ offers in view/);
          assert.notEqual(await status.textContent(), all);
          assert.equal(await figure.locator(".canvas > svg").count(), 1);
          await page.evaluate(() => document.body.dataset.jpThemeLight = "false");
          await page.locator('[data-theme="dark"] .stage').first().waitFor({ state: "attached" });
          await page.locator(".jp-Notebook").press("Escape");
          const notebook = await savedWhenRun(page, join(folder, `${name}.ipynb`));
          assert.deepEqual(errors, []);

          await Deno.writeTextFile(join(folder, "sent.ipynb"), strangers(notebook));
          const reader = await context.newPage();
          await reader.goto(`${url}/lab/tree/${inRoot}/sent.ipynb`);
          const still = reader.locator(
            '.jp-OutputArea figure img, .jp-OutputArea img[src^="data:image/svg"]',
          );
          await still.nth(4).waitFor({ state: "attached" });
          await reader.getByText("Not Trusted").or(reader.locator(".jp-StatusItem-trust")).first()
            .waitFor({ state: "attached" });
          assert.equal(await liveFigure(reader).count(), 0);
          assert.equal(await reader.locator(".jp-OutputArea :is(input, select, form)").count(), 0);
          const words = await reader.locator(".jp-OutputArea").allInnerTexts();
          assert.ok(
            words.every((text) => !/customElements|"columns"/.test(text)),
            "no script as text",
          );
        }));
    });
  },
);

/** Saves until all cells have run: the live figure is drawn long before the last of them. */
async function savedWhenRun(page: Page, path: string): Promise<Notebook> {
  for (let i = 0; i < 240; i++) {
    await page.keyboard.press("Control+S");
    await new Promise((resolve) => setTimeout(resolve, 500));
    const notebook = readSaved(path);
    if (notebook !== null && hasRun(notebook)) return notebook;
  }
  throw new Error(`JupyterLab did not save ${path} with all its cells run`);
}

/** The notebook as it was saved; null while it is being written. */
function readSaved(path: string): Notebook | null {
  try {
    return readNotebook(path);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function hasRun({ cells }: Notebook): boolean {
  return cells.every((cell) => cell.cell_type !== "code" || cell.execution_count !== null);
}
