import { join } from "node:path";
import type { Evaluation } from "../../lib/read/evaluations.ts";
import type { Read } from "../../lib/read/left_out.ts";
import { formatCsv, parseCsv } from "../../lib/read/csv.ts";
import { loadLeaderboard } from "../../lib/read/load.ts";
import { loadCo2, loadEnergy, loadFinance } from "../../lib/read/today.ts";
import { DISPLAY, type Displayed } from "../../lib/show/display.ts";
import { liveFigure } from "../../lib/show/live.ts";
import { analyseCo2, analyseEnergy, analyseFinance } from "../../lib/study/questions.ts";
import { allowOnly } from "../../tasks/export/policy.ts";
import { pageBundle } from "../../lib/show/page_bundle.ts";
import { ATTACKS } from "./attacks.ts";
import { pageHtml } from "../../tasks/page/page_html.ts";

/** The live figure of each notebook, first with the study's rows. */
export const live = {
  co2: () => liveFigure(analyseCo2(loadCo2(), { rows: "study" })),
  energy: () => liveFigure(analyseEnergy(loadEnergy(), { rows: "study" })),
  finance: () => liveFigure(analyseFinance(loadFinance(), { rows: "study" })),
};

/** A page of one live figure, with the style and the policy of the exported ones. */
export async function pageOf(shown: Displayed): Promise<string> {
  const [{ "text/html": html }, { text, version }] = await Promise.all([
    shown[DISPLAY](),
    pageBundle(),
  ]);
  const script = html.includes("data-element")
    ? ""
    : `<script data-element="live-figure-${version}">${text}</script>`;
  const page = await pageHtml({
    file: "one.html",
    title: "One live figure",
    description: "One live figure",
    neighbours: [],
    contents: [],
    main: `<h1>One live figure</h1><div class="output">${html}${script}</div>`,
  });
  return allowOnly(page, text);
}

/** The leaderboard as a user's own file, read from disk, whose models have those names. */
export async function attackersFile(): Promise<Read<Evaluation>> {
  const shipped = await Deno.readTextFile(new URL("../../data/leaderboard.csv", import.meta.url));
  const { header, records } = parseCsv(shipped);
  const rows = records.slice(0, 300).map(({ cells }, i) =>
    cells.map((cell, k) =>
      header[k] === "fullname" ? readable(ATTACKS[i % ATTACKS.length], i) : cell
    )
  );
  const file = await Deno.makeTempFile({ suffix: ".csv" });
  try {
    await Deno.writeTextFile(file, formatCsv([header, ...rows]));
    return loadLeaderboard(file);
  } finally {
    await Deno.remove(file);
  }
}

/** A name as a file may hold it: what is no text is refused before anything is shown. */
function readable(name: string, i: number): string {
  const text = [...name.toWellFormed()].filter((letter) => letter >= " ").join("");
  return i < ATTACKS.length ? text : text + i;
}

/** Evaluations of models with those names, enough for all fits. */
export function attackers(): Read<Evaluation> {
  const rows = Array.from({ length: 60 }, (_, i): Evaluation => ({
    line: i + 2,
    model: ATTACKS[i % ATTACKS.length] + (i < ATTACKS.length ? "" : i),
    base: ATTACKS[0],
    type: i % 2 ? "chat" : "merge",
    precision: i % 3 ? "bfloat16" : ATTACKS[1],
    architecture: ATTACKS[0],
    mixtureOfExperts: false,
    paramsB: 1 + i % 20,
    scorePercent: 10 + i % 30,
    co2Kg: (1 + i % 20) * (1 + i % 7 / 10),
    hours: 1 + i % 20,
    repeated: false,
  }));
  const why = `<img src=x onerror=alert("why")>`;
  return { rows, leftOut: [{ why, count: 1 }], notes: [{ why, count: 1 }] };
}

/** Writes pages into a folder that is removed afterwards. */
export async function withPages(
  pages: Record<string, () => Displayed | Promise<Displayed>>,
  work: (path: (name: string) => string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const path = (name: string) => join(folder, `${name}.html`);
  try {
    for (const [name, shown] of Object.entries(pages)) {
      await Deno.writeTextFile(path(name), await pageOf(await shown()));
    }
    await work(path);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
