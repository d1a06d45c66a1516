/**
 * Times in Chromium how soon a control's new numbers are there, in a live figure and in the form of the
 * first page: from the control's event to the next painted frame.
 */
import { join } from "node:path";
import type { Evaluation } from "../lib/read/evaluations.ts";
import { loadCo2 } from "../lib/read/today.ts";
import { liveFigure } from "../lib/show/live.ts";
import { analyseCo2 } from "../lib/study/questions.ts";
import { indexContent } from "../tasks/export/index/content.ts";
import { indexPage } from "../tasks/export/index/page.ts";
import { inChromium, openFile } from "../tests/browser/chromium.ts";
import { withPages } from "../tests/browser/pages.ts";
import { row, type Timing } from "./timing.ts";

const rounds = 15;

/** Chromium's own. */
declare const scheduler: {
  postTask(task: (value: unknown) => void, options: { priority: "user-blocking" }): void;
};

/** The leaderboard's rows, repeated under other names with other values until there are `count`. */
function repeated(rows: readonly Evaluation[], count: number): Evaluation[] {
  return Array.from({ length: count }, (_, i) => {
    const row = rows[i % rows.length], copy = Math.floor(i / rows.length);
    if (copy === 0) return row;
    const co2Kg = row.co2Kg * (1 + 0.1 * Math.sin(i));
    return { ...row, line: i + 2, model: `${row.model}-${copy}`, co2Kg };
  });
}

type Redraws = { root: string; index: number; from: number; times: number };

/** Changes a number's field, the `index`th, one up at a time, and waits for the frame. */
async function redraws(
  { root, index, from, times }: Redraws,
): Promise<{ figure: number[]; verdicts: number[] }> {
  const host = document.querySelector(root)!, within = host.shadowRoot ?? host;
  const field = within.querySelectorAll<HTMLInputElement>("input[type=number]")[index];
  const figure: number[] = [], verdicts: number[] = [];
  for (let i = -3; i < times; i++) { // the first three warm the page up
    await new Promise((resolve) => setTimeout(resolve, 200));
    const start = performance.now();
    field.value = String(from + i);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((resolve) => {
      // The first task after the frame, before the verdicts that follow it.
      requestAnimationFrame(() => scheduler.postTask(resolve, { priority: "user-blocking" }));
    });
    const painted = performance.now() - start;
    while (within.querySelector("[aria-busy]")) await new Promise((resolve) => setTimeout(resolve));
    if (i >= 0) figure.push(painted), verdicts.push(performance.now() - start);
  }
  return { figure, verdicts };
}

/** Redraws of the co2 figure with the leaderboard's rows, and with 50,000. */
export async function redrawTimings(): Promise<Timing[]> {
  const tables = loadCo2(), { rows } = tables.study, timings: Timing[] = [];
  for (const count of [rows.length, 50_000]) {
    const study = { rows: repeated(rows, count), leftOut: [], notes: [] };
    const co2 = analyseCo2({ ...tables, study }, { rows: "study" });
    await inChromium((browser) =>
      withPages({ co2: () => Promise.resolve(liveFigure(co2)) }, async (path) => {
        const { page } = await openFile(browser, path("co2"));
        const { figure, verdicts } = await page.evaluate(redraws, {
          root: "[data-theme]",
          index: 1, // the bound on the size, which leaves nearly all rows in view
          from: 120,
          times: rounds,
        });
        const what = `live figure, ${count.toLocaleString("en-US")} rows: control to`;
        timings.push({ what: `${what} figure, fit and counts on the screen`, runs: figure });
        timings.push({ what: `${what} verdicts too`, runs: verdicts });
      })
    );
  }
  return timings;
}

/** New answers of the first page's form: its tokens a month, and its least score. */
export async function formTimings(): Promise<Timing[]> {
  const folder = await Deno.makeTempDir(),
    path = join(folder, "index.html"),
    timings: Timing[] = [];
  try {
    const [{ content }] = await indexPage(indexContent());
    await Deno.writeFile(path, content);
    await inChromium(async (browser) => {
      const { page } = await openFile(browser, path, { ready: "form.question" });
      for (const [index, name, from] of [[0, "tokens", 50], [2, "least score", 20]] as const) {
        const asked = { root: "[data-decision]", index, from, times: rounds };
        const { figure } = await page.evaluate(redraws, asked);
        timings.push({
          what: `form of the first page, ${name}: control to new numbers`,
          runs: figure,
        });
      }
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  return timings;
}

if (import.meta.main) {
  for (const timing of [...await redrawTimings(), ...await formTimings()]) console.log(row(timing));
}
