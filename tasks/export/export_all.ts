/** What `deno task export` does: the notebooks as pages, figures and tables. */
import { loadDecisionData } from "../../lib/decide/read_data.ts";
import { join, relative } from "node:path";
import { existsSync } from "node:fs";
import type { Asked } from "../arguments.ts";
import { type command, exportOrder } from "./arguments.ts";
import { DESCRIPTIONS } from "../../lib/tables/descriptions.ts";
import { type Exported, exportPages } from "./pages.ts";
import { findingsOf } from "./index/findings.ts";
import { indexPage } from "./index/page.ts";
import { checkKeepsRows } from "./keeps_rows.ts";
import { overridesOf } from "./overrides.ts";
import { ensureEnvironment } from "../jupyter/environment.ts";
import { notebookNames, notebookPath, readNotebook } from "../notebook/notebook.ts";
import { tablesOf } from "../notebook/override.ts";
import type { Product } from "../page/files.ts";
import type { Neighbour } from "../page/page_html.ts";
import { inWorkFolder } from "../notebook/run.ts";
import { replaceFiles } from "../replace_files.ts";

/** A folder as the user would type it: relative while that is shorter to read. */
function shownPath(out: string, folder: string): string {
  const path = relative(folder, out);
  return path.startsWith("..") ? out : path || ".";
}

/** A page's files in a line: page, tables, and how many figures. */
function summary(files: readonly Product[], out: string): string {
  const figures = files.filter(({ file }) => file.endsWith(".svg")).length;
  const others = files.filter(({ file }) => !file.startsWith("figures/"))
    .map(({ file, content }) => `${out}/${file} (${Math.ceil(content.length / 1000)} kB)`);
  const drawn = figures === 0 ? [] : [`${figures} figures as SVG and PNG in ${out}/figures/`];
  return [...others, ...drawn].join(", ");
}

/** How links call the pages. */
const LABELS: Readonly<Record<string, string>> = {
  index: "Which model?",
  co2: "CO₂",
  energy: "Energy",
  finance: "Price",
};

/** The pages that the folder has, or will have after this export. */
function pagesIn(out: string, names: readonly string[]): Neighbour[] {
  return Object.entries(LABELS)
    .map(([name, label]) => ({ name, file: `${name}.html`, label }))
    .filter(({ name, file }) => names.includes(name) || existsSync(join(out, file)))
    .map(({ file, label }) => ({ file, label }));
}

/** Exports what was asked for; gives the exit status. */
export async function exportAll(asked: Asked<typeof command>): Promise<number> {
  const folder = Deno.env.get("INIT_CWD") ?? Deno.cwd();
  const { names, set, out, site } = exportOrder(asked, folder);
  const tables = Object.fromEntries(
    names.map((name) => [name, tablesOf(readNotebook(notebookPath(name)))]),
  );
  const overrides = overridesOf(DESCRIPTIONS, tables, set);
  for (const one of Object.values(overrides)) checkKeepsRows(one);
  await ensureEnvironment();
  const start = performance.now();
  console.log(`Running ${names.join(", ")} through the Deno kernel …`);
  // The first page speaks of all three notebooks.
  const first = notebookNames.every((name) => names.includes(name));
  const neighbours = pagesIn(out, first ? ["index", ...names] : names);
  const exported = await inWorkFolder((folder) =>
    exportPages(names, { overrides, folder, say: console.log, neighbours, site })
  );
  const all: ({ name: string; files: Product[] } | { name: string; fault: string })[] = [
    ...exported,
    ...first ? await firstPage(exported, site) : [],
  ];
  const faults: string[] = [];
  for (const one of all) {
    if ("fault" in one) {
      faults.push(one.fault);
      continue;
    }
    try {
      replaceFiles(out, new Map(one.files.map(({ file, content }) => [file, content])));
      console.log(`  ${summary(one.files, shownPath(out, folder))}`);
    } catch (error) {
      // The other notebooks are still worth writing.
      faults.push(`Cannot write to ${shownPath(out, folder)}: ${(error as Error).message}`);
    }
  }
  for (const text of faults) console.error(`error: ${text}`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${all.length - faults.length} of ${all.length} pages exported in ${seconds} s`,
  );
  return faults.length === 0 ? 0 : 1;
}

/** The first page of notebooks that have been run; none where one of them failed. */
async function firstPage(
  exported: readonly Exported[],
  site: string | null,
): Promise<{ name: string; files: Product[] }[]> {
  const run = exported.flatMap((one) => "notebook" in one ? [[one.name, one.notebook]] : []);
  if (run.length < exported.length) return [];
  const findings = findingsOf(Object.fromEntries(run));
  return [{ name: "index", files: await indexPage(findings, loadDecisionData(), { site }) }];
}
