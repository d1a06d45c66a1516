/** JupyterLab in Chromium: Run All, save, and the same notebook opened by someone who has not run it. */
import assert from "node:assert/strict";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { labArguments } from "../../tasks/lab.ts";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { program, root } from "../../tasks/jupyter/places.ts";
import { jupyterVariables } from "../../tasks/jupyter/settings.ts";
import { notebookPath } from "../../tasks/notebook/names.ts";
import { type Notebook, readNotebook } from "../../tasks/notebook/notebook.ts";
import { inWorkFolder } from "../../tasks/notebook/run.ts";
import { browserTest, inChromium } from "./chromium.ts";

/** Starts JupyterLab on a free port, without a browser, and gives its address. */
async function inLab(work: (url: string) => Promise<void>): Promise<void> {
  const listener = Deno.listen({ port: 0 }), { port } = listener.addr as Deno.NetAddr;
  listener.close();
  const lab = new Deno.Command(program("jupyter-lab"), {
    args: labArguments(
      [
        "--no-browser",
        `--port=${port}`,
        "--IdentityProvider.token=",
        "--ContentsManager.allow_hidden=True", // the work folder is one
      ],
      Deno.uid() === 0,
    ),
    cwd: root,
    env: jupyterVariables,
    stdout: "null",
    stderr: "null",
  }).spawn();
  const url = `http://127.0.0.1:${port}`;
  try {
    await answers(`${url}/api`);
    await work(url);
  } finally {
    lab.kill("SIGTERM");
    await lab.status;
  }
}

async function answers(url: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    const reply = await fetch(url).catch(() => null);
    await reply?.body?.cancel();
    if (reply?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`JupyterLab does not answer at ${url}`);
}

/** The notebook as a stranger sends it: run, but not by this JupyterLab's user. */
function strangers(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => {
    const { trusted: _, ...metadata } = cell.metadata as Record<string, unknown>;
    return { ...cell, metadata, source: `${cell.source}`, id: `other-${cell.id}`.slice(0, 60) };
  });
  return JSON.stringify({ ...notebook, cells });
}

const liveFigure = (page: Page) => page.locator(".jp-OutputArea [data-theme] .stage");

browserTest(
  "a live figure lives in JupyterLab, and is a still picture where it is not trusted",
  async () => {
    await ensureEnvironment();
    await inWorkFolder(async (folder) => {
      const name = "finance", inRoot = folder.slice(root.length).replace(/^\//, "");
      await Deno.copyFile(notebookPath(name), join(folder, `${name}.ipynb`));
      await inLab((url) =>
        inChromium(async (browser) => {
          const context = await browser.newContext({ viewport: { width: 1300, height: 1000 } });
          context.setDefaultTimeout(60_000); // a busy machine starts a kernel slowly
          const page = await context.newPage(), errors: string[] = [];
          page.on("pageerror", (error) => errors.push(error.message));
          await page.goto(`${url}/lab/tree/${inRoot}/${name}.ipynb`);
          await page.locator(".jp-Toolbar-kernelName", { hasText: "Deno" }).waitFor();
          await page.getByRole("menuitem", { name: "Run", exact: true }).click();
          await page.getByRole("menuitem", { name: "Run All Cells", exact: true }).click();
          await liveFigure(page).waitFor({ state: "attached" });
          await liveFigure(page).scrollIntoViewIfNeeded();
          await page.getByRole("combobox", { name: "Show", exact: true }).selectOption("study");
          await page.locator('[data-theme] input[value="API"]').click();
          assert.match(await page.locator("[data-theme] .status").textContent() ?? "", /^10 of 38/);
          assert.equal(await page.locator("[data-theme] .canvas > svg").count(), 1);
          await page.evaluate(() => document.body.dataset.jpThemeLight = "false");
          await page.locator('[data-theme="dark"] .stage').waitFor({ state: "attached" });
          await page.locator(".jp-Notebook").press("Escape");
          await page.keyboard.press("Control+S");
          await saved(join(folder, `${name}.ipynb`));
          assert.deepEqual(errors, []);

          const notebook = await readNotebook(join(folder, `${name}.ipynb`));
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
        })
      );
    });
  },
);

/** Waits until JupyterLab has written the outputs. */
async function saved(path: string): Promise<void> {
  for (let i = 0; i < 80; i++) {
    if ((await Deno.readTextFile(path)).includes("live-figure-")) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`JupyterLab did not save ${path}`);
}
