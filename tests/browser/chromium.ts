import { type Browser, chromium, type Page } from "playwright-core";

const PLACES = [
  Deno.env.get("CHROMIUM"),
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Runs `work` with a Chromium of this machine, or says how to get one. */
export async function inChromium(work: (browser: Browser) => Promise<void>): Promise<void> {
  const executablePath = PLACES.find((place) => place && exists(place));
  if (executablePath === undefined) {
    throw new Error(
      "Cannot test pages: found no Chromium in its usual places; install it, for example with " +
        "apt-get install chromium, or name it in the environment variable CHROMIUM",
    );
  }
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--force-color-profile=srgb"],
  });
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

type OpenOptions = {
  width?: number;
  scheme?: "light" | "dark";
  scripts?: boolean;
  hash?: string;
  scale?: number;
};

/** A page, and all that it should not have done: requests, errors, dialogs. */
export type Opened = { page: Page; faults: string[] };

/** Opens a file as a reader does who has been sent it. */
export async function openFile(
  browser: Browser,
  path: string,
  { width = 1300, scheme = "light", scripts = true, hash = "", scale = 1 }: OpenOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    reducedMotion: "reduce",
    javaScriptEnabled: scripts,
    deviceScaleFactor: scale,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  context.setDefaultTimeout(10_000);
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
  await page.goto(`file://${path}${hash}`);
  if (scripts) {
    await page.locator("figure[data-figure][hidden]").first().waitFor({ state: "attached" });
  }
  return { page, faults };
}
