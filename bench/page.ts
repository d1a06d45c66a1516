/** How soon a control's new numbers are there, in Chromium, in the live figure of a page and in the form. */
import { join } from "node:path";
import { inWorkFolder } from "../tasks/notebook/run.ts";
import { inChromium, openFile } from "../tests/browser/chromium.ts";
import { deno, type Timing } from "./timing.ts";

const ofForm = (label: string, from: number) => ({
  ...{ page: "index.html", root: "main", ready: "form.question", label, from },
  what: `form of the first page, ${label}: control to new numbers`,
});

/** Fields of the exported pages, where they are, the number to start from, and what they change. */
const FIELDS = [
  {
    page: "co2.html",
    root: "[data-drawing]",
    ready: "[data-drawing] .canvas > svg",
    label: "Largest model", // leaves nearly all rows in view
    from: 120,
    what: "live figure of the leaderboard's rows: control to figure, fit and counts on the screen",
  },
  ofForm("Answers a day", 1000),
  ofForm("Least rating", 1300),
];

/** Chromium's own. */
declare const scheduler: {
  postTask(task: (value: unknown) => void, options: { priority: "user-blocking" }): void;
};

/** Changes the number of a labelled field, one up at a time, and waits for the frame. */
async function redraws(
  { root, label, from, times }: { root: string; label: string; from: number; times: number },
): Promise<number[]> {
  const host = document.querySelector(root)!, within = host.shadowRoot ?? host;
  const field = Array.from(within.querySelectorAll("label"))
    .find(({ textContent }) => textContent.startsWith(label))!.querySelector("input")!;
  const runs: number[] = [];
  for (let i = -3; i < times; i++) { // the first three warm the page up
    await new Promise((resolve) => setTimeout(resolve, 200));
    const start = performance.now();
    field.value = String(from + i);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((resolve) => {
      requestAnimationFrame(() => scheduler.postTask(resolve, { priority: "user-blocking" }));
    });
    if (i >= 0) runs.push(performance.now() - start);
  }
  return runs;
}

/** The fields of exported pages, each changed `times` times. */
export function pageTimings(times: number): Promise<Timing[]> {
  return inWorkFolder(async (folder) => {
    const timings: Timing[] = [];
    await deno("task", "export", "--out", folder);
    await inChromium(async (browser) => {
      for (const { page: file, ready, what, ...field } of FIELDS) {
        const { page } = await openFile(browser, join(folder, file), { ready });
        timings.push({ what, runs: await page.evaluate(redraws, { ...field, times }) });
        await page.close();
      }
    });
    return timings;
  });
}
