import { pathToFileURL } from "node:url";
import { packedChromium, type Program } from "./packed_chromium.ts";
import { type Browser, chromium, type Page } from "./playwright.ts";

const named = Deno.env.get("CHROMIUM");

/** The browsers to try: the one that CHROMIUM names, else an installed one, else the npm package's. */
const PROGRAMS: readonly (() => Program | Promise<Program>)[] = named
  ? [() => ({ executablePath: named })]
  : [
    ...["/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium"]
      .map((executablePath) => () => ({ executablePath })),
    ...["chrome", "msedge"].map((channel) => () => ({ channel })),
    packedChromium,
  ];

/**
 * What Chromium is not to do. The first two are pages of its address bar, loaded anew for each window:
 * a third of the time that it takes to open a page of ours. As a list of one's own takes the place of
 * playwright's, those of it that ask the network or change a page follow.
 */
const OFF = "WebUIOmniboxPopup WebUIOmniboxAimPopup AimEnabled NetworkTimeServiceQuerying " +
  "OptimizationHints PreconnectToSearch HttpsUpgrades HttpsFirstBalancedModeAutoEnable PaintHolding";

/** The browser that the tests of a file share; null where none starts. */
const running = await start();

let folder = "";

async function start(): Promise<Browser | null> {
  let why = "";
  for (const find of PROGRAMS) {
    try {
      const { env, ...program } = await find();
      return await chromium.launch({
        ...program,
        args: [
          ...["--no-sandbox", "--force-color-profile=srgb", "--font-render-hinting=none"],
          `--disable-features=${OFF.replaceAll(" ", ",")}`,
        ],
        env: { ...Deno.env.toObject(), ...env },
      });
    } catch (error) {
      [why] = (error as Error).message.split("\n", 1);
    }
  }
  // `deno task test` shows this line where it counts the tests as not run
  console.log(
    `not run: tests in a browser, for want of one (${why}); ` +
      "install Chromium, Chrome or Edge, or name one in the environment variable CHROMIUM",
  );
  return null;
}

/** Registers a test that needs a browser; ignored where there is none. */
export function browserTest(
  name: string,
  fn: (browser: Browser, t: Deno.TestContext) => Promise<void>,
): void {
  if (running !== null && folder === "") {
    folder = Deno.makeTempDirSync();
    Deno.test.afterAll(async () => {
      await running.close();
      await Deno.remove(folder, { recursive: true });
    });
  }
  Deno.test({
    name,
    ignore: running === null,
    fn: async (t) => {
      await fn(running!, t);
      await Promise.all(running!.contexts().map((context) => context.close()));
    },
  });
}

/** Writes a page that is there until the tests of this file have run, and gives its path. */
export async function written(html: string | Uint8Array): Promise<string> {
  const path = await Deno.makeTempFile({ dir: folder, suffix: ".html" });
  await Deno.writeFile(path, typeof html === "string" ? new TextEncoder().encode(html) : html);
  return path;
}

/** Runs `work` with the browser, which is closed after it. */
export async function inChromium(work: (browser: Browser) => Promise<void>): Promise<void> {
  try {
    await work(running!);
  } finally {
    await running?.close();
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
