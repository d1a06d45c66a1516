/** JupyterLab for tests: started, a notebook opened, all its cells run, the notebook saved. */
import type { Locator, Page } from "./playwright.ts";
import { labArguments } from "../../tasks/lab.ts";
import { jupyterVariables, program, root } from "../../tasks/jupyter/places.ts";
import { type Notebook, readNotebook } from "../../tasks/notebook/notebook.ts";

/**
 * Starts JupyterLab on a free port, without a browser, and gives its address. Which notebooks are open
 * it remembers in `folder`, lest it open those of an earlier run.
 */
export async function inLab(folder: string, work: (url: string) => Promise<void>): Promise<void> {
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

/** Opens a notebook, by its path below the project's folder, and waits for its kernel. */
export async function openNotebook(page: Page, url: string, path: string): Promise<void> {
  await page.goto(`${url}/lab/tree/${path}`);
  await page.locator(".jp-Toolbar-kernelName", { hasText: "Deno" }).waitFor();
}

/** Chooses Run → Run All Cells. */
export async function runAllCells(page: Page): Promise<void> {
  await page.getByRole("menuitem", { name: "Run", exact: true }).click();
  await page.getByRole("menuitem", { name: "Run All Cells", exact: true }).click();
}

/**
 * Scrolls to a live figure, and waits until it is drawn. JupyterLab jumps to the last cell that runs,
 * and lays out none of those off the screen: a figure there has no room and stays the still one.
 */
export async function scrollToLiveFigure(page: Page, which: number): Promise<Locator> {
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
export async function savedNotebook(page: Page, path: string): Promise<Notebook> {
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
