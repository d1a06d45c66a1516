/** Live figures of a person's own, in JupyterLab, in an untrusted notebook, and in nbconvert's HTML. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "./playwright.ts";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { jupyterVariables, program, root } from "../../tasks/jupyter/places.ts";
import { type Notebook, readNotebook } from "../../tasks/notebook/notebook.ts";
import { inWorkFolder } from "../../tasks/notebook/run.ts";
import { run } from "../../tasks/process.ts";
import { browserTest, inChromium } from "./chromium.ts";
import { notebookOf } from "../kernel/cells.ts";
import { inLab, openNotebook, runAllCells } from "./lab.ts";

/** Cells as somebody writes them; the first live figure is none that the project knows. */
const CELLS = [
  `import * as lm from "../lib/mod.ts";
import * as Plot from "@observablehq/plot";`,
  `const settings = lm.settings({ served: { task: "gpqa" } });
const limit = 7;`,
  `type Row = { task: string; tokensPerAnswer: number };
lm.live(lm.loadServed(), settings.served, ({ rows }: { rows: Row[] }) =>
  Plot.plot({
    title: \`\${rows.length as number} lengths of answers </script>\`,
    color: { legend: true },
    marks: [Plot.dot(rows, { x: "tokensPerAnswer", y: "hardware", stroke: "task" })],
  }))`,
  `lm.live(lm.loadStudyPrices(), {}, ({ rows, settings }) =>
  lm.figure({ title: "Prices", marks: [
    lm.limit(settings.slmLimitB),
    Plot.dot(rows, { x: "paramsB", y: "dollarsPerThousandTokens" }),
  ] }))`,
  `lm.live(lm.loadServed(), {}, ({ rows }) => lm.figure({ marks: [lm.limit(limit)] }))`,
];

/** The notebook as a stranger sends it: run, but not by this JupyterLab's user. */
function strangers(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({ ...cell, metadata: {}, id: `other-${cell.id}` }));
  return JSON.stringify({ ...notebook, cells });
}

/** Looks whether both figures live in a page, and follow their own controls. */
async function lives(page: Page): Promise<void> {
  const [first, second] = [0, 1].map((index) => page.locator("[data-drawing]").nth(index));
  await second.locator(".stage").waitFor({ state: "attached" });
  const says = (of: typeof first) => of.locator(".status").textContent();
  const title = (of: typeof first) => of.locator(".canvas > svg").getAttribute("aria-label");
  assert.equal(await title(first), "187 lengths of answers </script>");
  assert.match((await says(first))!, /^187 of 565 measurements/);
  await first.getByLabel("H100").click();
  assert.match((await title(first))!, /^\d+ lengths of answers <\/script>$/);
  assert.match(page.url(), /#served\.hardware=H100$/);
  await first.getByRole("button", { name: "Reset" }).click();
  await second.getByLabel("API").click();
  assert.match((await says(second))!, /^10 of 38 prices/);
  await second.getByRole("button", { name: "Reset" }).click();
  assert.equal(await page.locator("figure:visible img").count(), 0, "the still ones are hidden");
}

browserTest("a person's own figure lives in JupyterLab and in nbconvert's HTML", async (t) => {
  await ensureEnvironment();
  await inWorkFolder(async (folder) => {
    const path = join(folder, "mine.ipynb"), inRoot = folder.slice(root.length).replace(/^\//, "");
    await Deno.writeTextFile(path, JSON.stringify(notebookOf(CELLS)));
    await inLab(folder, (url) =>
      inChromium(async (browser) => {
        const context = await browser.newContext({ viewport: { width: 1300, height: 1000 } });
        context.setDefaultTimeout(120_000); // a busy machine starts a kernel slowly
        const page = await context.newPage(), errors: string[] = [];
        page.on("pageerror", (error) => errors.push(error.message));
        await openNotebook(page, url, `${inRoot}/mine.ipynb`);
        await t.step("when it is run", async () => {
          await runAllCells(page);
          await lives(page);
        });
        await t.step("it follows JupyterLab's theme", async () => {
          await page.evaluate(() => document.body.dataset.jpThemeLight = "false");
          await page.locator('[data-drawing][data-theme="dark"]').nth(1)
            .waitFor({ state: "attached" });
          const fill = await page.locator("[data-drawing] .canvas rect.background").first()
            .evaluate((rect) => getComputedStyle(rect).fill);
          assert.equal(fill, "rgb(22, 25, 29)");
          await page.evaluate(() => document.body.dataset.jpThemeLight = "true");
        });
        const notebook = await saved(page, path);
        await t.step("one that uses a name of the notebook is refused with the name", () => {
          const [output] = notebook.cells[4].outputs!;
          assert.equal(output.output_type, "error");
          assert.match(
            "evalue" in output ? output.evalue : "",
            /^Cannot make this figure live: `limit` is a name of the notebook: compute it inside/,
          );
        });
        await t.step("after reopening", async () => {
          const reader = await context.newPage();
          await openNotebook(reader, url, `${inRoot}/mine.ipynb`);
          await lives(reader);
        });
        await t.step("it is a still picture to who has not run it", async () => {
          await Deno.writeTextFile(join(folder, "sent.ipynb"), strangers(notebook));
          const reader = await context.newPage();
          await reader.goto(`${url}/lab/tree/${inRoot}/sent.ipynb`);
          const still = reader.locator('.jp-OutputArea img[src^="data:image/svg"]');
          await still.nth(1).waitFor({ state: "visible" });
          assert.equal(await reader.locator(".jp-OutputArea :is(input, form, script)").count(), 0);
          const words = await reader.locator(".jp-OutputArea").allInnerTexts();
          assert.ok(words.every((text) => !/lmDrawings|atob/.test(text)), "no script as text");
        });
        await t.step("in nbconvert's HTML", async () => {
          const args = ["--to", "html", path];
          const { code, output } = await run(program("jupyter-nbconvert"), args, {
            cwd: folder,
            env: jupyterVariables,
          });
          assert.equal(code, 0, output);
          const file = await context.newPage();
          await file.goto(String(pathToFileURL(join(folder, "mine.html"))), {
            waitUntil: "commit", // its template asks a server for what it does not need
          });
          await lives(file);
        });
        assert.deepEqual(errors, []);
      }));
  });
});

/** Saves until both figures and the error are in the file. */
async function saved(page: Page, path: string): Promise<Notebook> {
  await page.locator(".jp-Notebook").press("Escape");
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press("Control+S");
    await new Promise((resolve) => setTimeout(resolve, 500));
    const text = await Deno.readTextFile(path);
    if (text.trimEnd().endsWith("}") && text.match(/data-live=|"evalue":/g)?.length === 3) {
      return readNotebook(path);
    }
  }
  throw new Error(`JupyterLab did not save ${path} with its figures`);
}
