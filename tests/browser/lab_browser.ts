/** A person's own figures in JupyterLab, in an untrusted notebook, and in nbconvert's HTML. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { labArguments } from "../../tasks/lab.ts";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { jupyterVariables, program, root } from "../../tasks/jupyter/places.ts";
import { type Notebook, readNotebook } from "../../tasks/notebook/notebook.ts";
import { inWorkFolder } from "../../tasks/notebook/run.ts";
import { run } from "../../tasks/process.ts";
import { notebookOf } from "../kernel/cells.ts";
import { FIGURES, HEAD } from "../kernel/plot_cells.ts";
import { addressOf, browserTest } from "./chromium.ts";
import type { Locator, Page } from "./playwright.ts";

/** Live figures as somebody writes them; the first is none that the project knows. */
const LIVE = [
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

/** All figures, with the still pictures of the two live ones. */
const COUNT = Object.keys(FIGURES).length + 2;

/** The notebook as a stranger sends it: run, but not by this JupyterLab's user. */
function strangers(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({ ...cell, metadata: {}, id: `other-${cell.id}` }));
  return JSON.stringify({ ...notebook, cells });
}

/** Waits for all figures, and looks that the picture of none is broken, which has no width. */
async function assertDrawn(page: Page): Promise<void> {
  const images = page.locator('img[src^="data:image/svg"]');
  await images.nth(COUNT - 1).waitFor({ state: "attached" });
  const widths = await images.evaluateAll((all) =>
    Promise.all(all.map(async (image) => {
      await (image as HTMLImageElement).decode().catch(() => {});
      return (image as HTMLImageElement).naturalWidth;
    }))
  );
  assert.ok(widths.length === COUNT && widths.every((width) => width > 300), String(widths));
}

/** Looks whether both live figures live in a page, and follow their own controls. */
async function assertLive(page: Page): Promise<void> {
  const first = await scrollToLiveFigure(page, 0);
  const says = (of: typeof first) => of.locator(".status").textContent();
  const title = (of: typeof first) => of.locator(".canvas > svg").getAttribute("aria-label");
  assert.equal(await title(first), "187 lengths of answers </script>");
  assert.match((await says(first))!, /^187 of 565 measurements/);
  await first.getByLabel("H100").click();
  assert.match((await title(first))!, /^\d+ lengths of answers <\/script>$/);
  assert.match(await addressOf(page), /#served\.hardware=H100$/);
  await first.getByRole("button", { name: "Reset" }).click();
  const second = await scrollToLiveFigure(page, 1);
  await second.getByLabel("API").click();
  assert.match((await says(second))!, /^10 of 38 prices/);
  await second.getByRole("button", { name: "Reset" }).click();
  const still = page.locator("figure[data-figure][hidden]:has(img)");
  assert.equal(await still.count(), 2, "the still ones are hidden");
}

/**
 * Starts JupyterLab on a free port, without a browser, and gives its address. Which notebooks are open
 * it remembers in `folder`, lest it open those of an earlier run.
 */
async function inLab(folder: string, work: (url: string) => Promise<void>): Promise<void> {
  const listener = Deno.listen({ port: 0 }), { port } = listener.addr as Deno.NetAddr;
  listener.close();
  const lab = new Deno.Command(program("jupyter-lab"), {
    args: labArguments(
      [
        "--no-browser",
        `--port=${port}`,
        "--IdentityProvider.token=",
        `--LabApp.workspaces_dir=${folder}`,
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
    const late = setTimeout(() => lab.kill("SIGKILL"), 15_000); // it may wait for a kernel for ever
    await lab.status;
    clearTimeout(late);
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

/**
 * Opens a notebook, by its path below the project's folder, and waits for its kernel. JupyterLab tells the
 * kernel's name before it is connected, and forgets without a word what is run until then.
 */
async function openNotebook(page: Page, url: string, path: string): Promise<void> {
  await page.goto(`${url}/lab/tree/${path}`);
  await page.locator("#jp-main-statusbar", { hasText: "Deno | Idle" }).waitFor();
}

async function runAllCells(page: Page): Promise<void> {
  await page.getByRole("menuitem", { name: "Run", exact: true }).click();
  await page.getByRole("menuitem", { name: "Run All Cells", exact: true }).click();
}

/**
 * Scrolls to a live figure, and waits until it is drawn. JupyterLab jumps to the last cell that runs,
 * and lays out none of those off the screen: a figure there has no room and stays the still one.
 */
async function scrollToLiveFigure(page: Page, which: number): Promise<Locator> {
  const place = page.locator("[data-drawing]").nth(which);
  await place.waitFor({ state: "attached" });
  let isDrawn = false;
  const drawn = place.locator(".stage").waitFor({ state: "attached" }).then(() => isDrawn = true);
  while (!isDrawn) {
    await place.evaluate((node) => node.scrollIntoView());
    await Promise.race([drawn, new Promise((resolve) => setTimeout(resolve, 500))]);
  }
  return place;
}

/** Saves until the file has what the last cell shows. */
async function savedNotebook(page: Page, path: string): Promise<Notebook> {
  await page.locator(".jp-Notebook").press("Escape");
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press("Control+S");
    await new Promise((resolve) => setTimeout(resolve, 500));
    const isWhole = (await Deno.readTextFile(path)).trimEnd().endsWith("}");
    const notebook = isWhole ? readNotebook(path) : null;
    if (notebook?.cells.at(-1)?.outputs?.length) return notebook;
  }
  throw new Error(`JupyterLab did not save ${path} with all its cells run`);
}

browserTest(
  "a person's own figures are there, and live, wherever a notebook is read",
  async (browser, t) => {
    await ensureEnvironment();
    await inWorkFolder(async (folder) => {
      const path = join(folder, "mine.ipynb"),
        inRoot = folder.slice(root.length).replace(/^\//, "");
      const cells = [...HEAD, ...Object.values(FIGURES), ...LIVE];
      await Deno.writeTextFile(path, JSON.stringify(notebookOf(cells)));
      await inLab(folder, async (url) => {
        const context = await browser.newContext({ viewport: { width: 1300, height: 1000 } });
        context.setDefaultTimeout(120_000); // a busy machine starts a kernel slowly
        const faults: string[] = [];
        context.on("weberror", (error) => faults.push(error.error().message));
        context.on("dialog", (dialog) => (faults.push(dialog.type()), dialog.dismiss()));
        let page = await context.newPage();
        /** Goes on in a new window: one that is left asks when it has not yet heard that all is saved. */
        const anew = async () => (await page.close(), page = await context.newPage());
        await openNotebook(page, url, `${inRoot}/mine.ipynb`);
        await t.step("when it is run", async () => {
          await runAllCells(page);
          await assertDrawn(page);
          await assertLive(page);
        });
        await t.step("a live one follows JupyterLab's theme", async () => {
          await page.evaluate(() => document.body.dataset.jpThemeLight = "false");
          await page.locator('[data-drawing][data-theme="dark"]').nth(1)
            .waitFor({ state: "attached" });
          const fill = await page.locator("[data-drawing] .canvas rect.background").first()
            .evaluate((rect) => getComputedStyle(rect).fill);
          assert.equal(fill, "rgb(22, 25, 29)");
          await page.evaluate(() => document.body.dataset.jpThemeLight = "true");
        });
        const notebook = await savedNotebook(page, path);
        await t.step("one that uses a name of the notebook is refused with the name", () => {
          const [output] = notebook.cells.at(-1)!.outputs!;
          assert.equal(output.output_type, "error");
          assert.match(
            "evalue" in output ? output.evalue : "",
            /^Cannot make this figure live: `limit` is a name of the notebook: compute it inside/,
          );
        });
        await t.step("after reopening", async () => {
          await anew();
          await openNotebook(page, url, `${inRoot}/mine.ipynb`);
          await assertLive(page);
        });
        await t.step("still pictures to who has not run it", async () => {
          await Deno.writeTextFile(join(folder, "sent.ipynb"), strangers(notebook));
          await anew();
          await page.goto(`${url}/lab/workspaces/sent/tree/${inRoot}/sent.ipynb`);
          await assertDrawn(page);
          const live = ".jp-OutputArea :is(input, select, form, script)";
          assert.equal(await page.locator(live).count(), 0);
          const words = await page.locator(".jp-OutputArea").allInnerTexts();
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
          await assertDrawn(file);
          await assertLive(file);
        });
        assert.deepEqual(faults, []);
      });
    });
  },
);
