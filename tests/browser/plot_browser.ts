/** Figures as people write them, in JupyterLab, in an untrusted notebook, and in nbconvert's HTML. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { JSDOM } from "jsdom";
import type { Page } from "./playwright.ts";
import { serialize } from "../../lib/plot/serialize.ts";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { jupyterVariables, program, root } from "../../tasks/jupyter/places.ts";
import { type Notebook, readNotebook } from "../../tasks/notebook/notebook.ts";
import { inWorkFolder } from "../../tasks/notebook/run.ts";
import { run } from "../../tasks/process.ts";
import { FIGURES, plotNotebook } from "../kernel/plot_cells.ts";
import { browserTest, inChromium } from "./chromium.ts";
import { inLab, openNotebook, runAllCells } from "./lab.ts";
import { samples } from "./plot_sample.ts";

const COUNT = Object.keys(FIGURES).length;

/** Waits for all figures, and gives the widths of their images in pixels; 0 is a broken one. */
async function widths(page: Page): Promise<number[]> {
  const images = page.locator('img[src^="data:image/svg"]');
  await images.nth(COUNT - 1).waitFor({ state: "attached" });
  return await images.evaluateAll((all) =>
    Promise.all(all.map(async (image) => {
      await (image as HTMLImageElement).decode().catch(() => {});
      return (image as HTMLImageElement).naturalWidth;
    }))
  );
}

/** The notebook as a stranger sends it: run, but not by this JupyterLab's user. */
function strangers(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({ ...cell, metadata: {}, id: `other-${cell.id}` }));
  return JSON.stringify({ ...notebook, cells });
}

browserTest(
  "any Plot is there in JupyterLab, trusted or not, and in nbconvert's HTML",
  async (t) => {
    await ensureEnvironment();
    await inWorkFolder(async (folder) => {
      const path = join(folder, "plots.ipynb"),
        inRoot = folder.slice(root.length).replace(/^\//, "");
      await Deno.writeTextFile(path, JSON.stringify(plotNotebook()));
      await inLab(folder, (url) =>
        inChromium(async (browser) => {
          const context = await browser.newContext({ viewport: { width: 1300, height: 1000 } });
          context.setDefaultTimeout(120_000); // a busy machine starts a kernel slowly
          const page = await context.newPage(), dialogs: string[] = [];
          page.on("dialog", (dialog) => (dialogs.push(dialog.message()), dialog.dismiss()));
          await openNotebook(page, url, `${inRoot}/plots.ipynb`);
          await t.step("JupyterLab shows each figure when it is run", async () => {
            await runAllCells(page);
            const found = await widths(page);
            assert.equal(found.length, COUNT);
            assert.ok(found.every((width) => width > 300), String(found));
          });
          await t.step("and again after reopening, to who has not run it", async () => {
            await Deno.writeTextFile(
              join(folder, "sent.ipynb"),
              strangers(await saved(page, path)),
            );
            const reader = await context.newPage();
            await reader.goto(`${url}/lab/tree/${inRoot}/sent.ipynb`);
            const found = await widths(reader);
            assert.ok(found.length === COUNT && found.every((width) => width > 300), String(found));
            assert.equal(await reader.locator(".jp-OutputArea script").count(), 0);
          });
          await t.step("nbconvert's HTML shows each", async () => {
            const { code, output } = await run(
              program("jupyter-nbconvert"),
              ["--to", "html", path],
              {
                cwd: folder,
                env: jupyterVariables,
              },
            );
            assert.equal(code, 0, output);
            const file = await context.newPage();
            await file.goto(String(pathToFileURL(join(folder, "plots.html"))));
            const found = await widths(file);
            assert.ok(found.length === COUNT && found.every((width) => width > 300), String(found));
          });
          assert.deepEqual(dialogs, []);
        }));
    });
  },
);

browserTest("Chromium draws the same SVG as the kernel, and a tip where one points", async (t) => {
  const folder = await Deno.makeTempDir(), script = join(folder, "plot.js");
  try {
    const { code, output } = await run(Deno.execPath(), [
      ...["bundle", "--quiet", "--platform=browser", "--format=iife", "--output", script],
      join(root, "tests/browser/plot_entry.ts"),
    ], { cwd: root });
    assert.equal(code, 0, output);
    await inChromium(async (browser) => {
      // where a pixel is a pixel, Plot moves lines by half of one
      const page = await browser.newPage({
        viewport: { width: 1300, height: 1500 },
        deviceScaleFactor: 2,
      });
      await page.setContent("<!doctype html><body></body>");
      await page.addScriptTag({ path: script });
      const texts: string[] = await page.evaluate("texts");
      samples(new JSDOM("").window.document).map(serialize).forEach((text, index) =>
        assert.equal(texts[index], text)
      );
      await t.step("its tip has the figure's colours", async () => {
        await page.locator(".dot path").nth(5).hover({ force: true });
        const box = page.locator('[aria-label="tip"] path').first();
        await box.waitFor();
        assert.equal(
          await box.evaluate((path) => getComputedStyle(path).fill),
          "rgb(255, 255, 255)",
        );
      });
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

/** Saves until the last figure is in the file. */
async function saved(page: Page, path: string): Promise<Notebook> {
  await page.locator(".jp-Notebook").press("Escape");
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press("Control+S");
    await new Promise((resolve) => setTimeout(resolve, 500));
    const text = await Deno.readTextFile(path);
    if (text.trimEnd().endsWith("}") && text.match(/data-figure=/g)?.length === COUNT) {
      return readNotebook(path);
    }
  }
  throw new Error(`JupyterLab did not save ${path} with all its figures`);
}
