import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "./playwright.ts";
import { isPackedFor, packedChromium, type Program } from "./packed_chromium.ts";
import { placesOf } from "./places.ts";

/**
 * The browser of these tests: the one that CHROMIUM names, an installed Chromium, Chrome or Edge, or
 * the one of the npm package; null where there is none, after a line that says how to get one.
 */
const browser: Program | null = await findBrowser().catch((error: Error) => {
  // `deno task test` shows this line where it counts the tests as not run
  console.log(
    `not run: tests in a browser, for want of one (${error.message.split("\n", 1)[0]}); ` +
      "install Chromium, Chrome or Edge, or name one in the environment variable CHROMIUM",
  );
  return null;
});

/** The browser of a file's tests, and the folder of the files that they write. */
let running: Browser | null = null, folder = "";

/** Registers a test that needs a browser, which those of its file share; ignored where there is none. */
export function browserTest(
  name: string,
  fn: (browser: Browser, t: Deno.TestContext) => Promise<void>,
): void {
  if (browser !== null && folder === "") shareBrowser();
  Deno.test({
    name,
    ignore: browser === null,
    fn: async (t) => {
      await fn(running!, t);
      await Promise.all(running!.contexts().map((context) => context.close()));
    },
  });
}

/** Launches the browser before the tests of this file, and closes it after them. */
function shareBrowser(): void {
  folder = Deno.makeTempDirSync();
  Deno.test.beforeAll(async () => {
    running = await launch();
  });
  Deno.test.afterAll(async () => {
    await running?.close();
    await Deno.remove(folder, { recursive: true });
  });
}

/** Writes a page that is there until the tests of this file have run, and gives its path. */
export async function written(html: string | Uint8Array): Promise<string> {
  const path = await Deno.makeTempFile({ dir: folder, suffix: ".html" });
  const bytes = typeof html === "string" ? new TextEncoder().encode(html) : html;
  await Deno.writeFile(path, bytes);
  return path;
}

async function findBrowser(): Promise<Program> {
  const named = Deno.env.get("CHROMIUM"), { os, arch } = Deno.build;
  const path = named || placesOf({ os, env: (name) => Deno.env.get(name) }).find(isFile);
  if (path) return { path };
  if (isPackedFor(os, arch)) return await packedChromium();
  throw new Error("found none in its usual places");
}

/** Runs `work` with a browser of its own. */
export async function inChromium(work: (browser: Browser) => Promise<void>): Promise<void> {
  const running = await launch();
  try {
    await work(running);
  } finally {
    await running.close();
  }
}

function launch(): Promise<Browser> {
  const { path, env } = browser!;
  return chromium.launch({
    executablePath: path,
    args: ["--no-sandbox", "--force-color-profile=srgb", "--font-render-hinting=none"],
    env: { ...Deno.env.toObject(), ...env },
  });
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

type OpenOptions = {
  width?: number;
  scripts?: boolean;
  hash?: string;
  scale?: number;
  /** What is there once the page's script has run. */
  ready?: string;
};

/** A page, and all that it should not have done: requests, errors, dialogs. */
export type Opened = { page: Page; faults: string[] };

/** A static figure whose place a live one has taken. */
const LIVE = "figure[data-figure][hidden]";

/** Opens a file as a reader does who has been sent it. */
export async function openFile(
  browser: Browser,
  path: string,
  { width = 1300, scripts = true, hash = "", scale = 1, ready = LIVE }: OpenOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: "light",
    reducedMotion: "reduce",
    javaScriptEnabled: scripts,
    deviceScaleFactor: scale,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  context.setDefaultTimeout(10_000);
  context.setDefaultNavigationTimeout(60_000); // a page of 2 MB on a machine that does other things
  const page = await context.newPage(), faults: string[] = [];
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) faults.push(`request: ${request.url()}`);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", async (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  await page.goto(`${pathToFileURL(path)}${hash}`);
  if (scripts) {
    await page.locator(ready).first().waitFor({ state: "attached" });
  }
  return { page, faults };
}

/** Where a page is once it has written its address; what the browser tells its driver, `page.url()`, comes later. */
export const addressOf = (page: Page): Promise<string> =>
  page.evaluate(() =>
    new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(location.href))))
  );
