/**
 * Times in Chromium how soon a control's new numbers are there, in a live figure and in the form of the
 * first page: from the control's event to the next painted frame.
 */
import { join } from "node:path";
import * as Plot from "@observablehq/plot";
import * as lm from "../lib/core.ts";
import { live } from "../lib/show/live_cell.ts";
import { loadDecisionData } from "../lib/decide/read_data.ts";
import { loadEvaluations } from "../lib/tables/evaluations.ts";
import { findingsOf } from "../tasks/export/index/findings.ts";
import { indexPage } from "../tasks/export/index/page.ts";
import { ensureEnvironment } from "../tasks/jupyter/environment.ts";
import { runAll } from "../tasks/notebook/run.ts";
import { inChromium, openFile } from "../tests/browser/chromium.ts";
import { strictPage, withPage } from "../tests/browser/lively_pages.ts";
import type { Timing } from "./timing.ts";

/** Fields of the first page's form, how they are called, and the number to start from. */
const FIELDS = [["Answers a day", "answers", 1000], ["Least rating", "rating", 1300]] as const;

/** Chromium's own. */
declare const scheduler: {
  postTask(task: (value: unknown) => void, options: { priority: "user-blocking" }): void;
};

type Evaluations = ReturnType<typeof loadEvaluations>;

/** The leaderboard's rows, repeated under other names with other values until there are `count`. */
function repeated({ rows, ...table }: Evaluations, count: number): Evaluations {
  const many = Array.from({ length: count }, (_, i) => {
    const row = rows[i % rows.length], copy = Math.floor(i / rows.length);
    if (copy === 0) return { ...row };
    const co2Kg = row.co2Kg * (1 + 0.1 * Math.sin(i));
    return { ...row, line: i + 2, model: `${row.model}-${copy}`, co2Kg };
  });
  return { ...table, rows: many };
}

/** The main figure of the co2 notebook, as its cell has it. */
const drawing = (
  { rows, settings }: {
    rows: Evaluations["rows"];
    settings: { slmLimitB: number; xScale: "log" | "linear"; yScale: "log" | "linear" };
  },
) => {
  const x = "paramsB", y = "co2Kg", at = settings.slmLimitB;
  const bent = lm.bend(rows, { y, x, at, cluster: "family" });
  const [below, above] = [bent.below, bent.above].map((d) => lm.number(d, 2));
  return lm.figure({
    title: `The exponent is ${below} up to ${lm.billions(at)} and ${above} above`,
    x: { type: settings.xScale },
    y: { type: settings.yScale },
    marks: [
      lm.limit(at),
      Plot.dot(rows, { x, y, stroke: "type", symbol: "type", strokeOpacity: 0.6, title: "model" }),
      lm.fitted(bent, { along: x }),
    ],
  });
};

type Redraws = { root: string; label: string; from: number; times: number };

/** Changes the number of a labelled field, one up at a time, and waits for the frame. */
async function redraws({ root, label, from, times }: Redraws): Promise<number[]> {
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

/** Redraws of the co2 figure with the leaderboard's rows, and with 50,000. */
export async function redrawTimings(rounds: number): Promise<Timing[]> {
  const table = loadEvaluations(), timings: Timing[] = [];
  for (const count of [table.rows.length, 50_000]) {
    const { html } = await strictPage(() => [live(repeated(table, count), {}, drawing)]);
    await withPage(html, (path) =>
      inChromium(async (browser) => {
        const { page } = await openFile(browser, path, { ready: "[data-drawing] .canvas > svg" });
        const runs = await page.evaluate(redraws, {
          root: "[data-drawing]",
          label: "Largest model", // leaves nearly all rows in view
          from: 120,
          times: rounds,
        });
        const what = `live figure, ${count.toLocaleString("en-US")} rows: control to`;
        timings.push({ what: `${what} figure, fit and counts on the screen`, runs });
      }));
  }
  return timings;
}

/** New answers of the first page's form: its answers a day, and its least rating. */
export async function formTimings(rounds: number): Promise<Timing[]> {
  const folder = await Deno.makeTempDir(),
    path = join(folder, "index.html"),
    timings: Timing[] = [];
  try {
    await ensureEnvironment();
    const [{ content }] = await indexPage(findingsOf(await runAll()), loadDecisionData());
    await Deno.writeFile(path, content);
    await inChromium(async (browser) => {
      const { page } = await openFile(browser, path, { ready: "form.question" });
      for (const [label, name, from] of FIELDS) {
        const asked = { root: "main", label, from, times: rounds };
        const runs = await page.evaluate(redraws, asked);
        timings.push({ what: `form of the first page, ${name}: control to new numbers`, runs });
      }
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  return timings;
}
