/** What `deno task export` does: the notebooks as pages, figures and tables. */
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { loadDecisionData } from "../../lib/decide/read_data.ts";
import { DESCRIPTIONS } from "../../lib/tables/all.ts";
import { ensureEnvironment } from "../jupyter/environment.ts";
import { notebookNames, notebookPath, readNotebook } from "../notebook/notebook.ts";
import { tablesOf, withOverrides } from "../notebook/override.ts";
import { inWorkFolder } from "../notebook/run.ts";
import type { Product } from "../page/files.ts";
import type { Neighbour } from "../page/page_html.ts";
import { replaceFiles } from "../replace_files.ts";
import { findingsOf, LABELS } from "./index/findings.ts";
import { indexPage } from "./index/page.ts";
import { type Assignment, checkKeepsRows, overridesOf } from "./overrides.ts";
import { type Exported, exportPages } from "./pages.ts";

export type ExportOrder = {
  names: string[];
  set: Assignment[];
  /** The absolute folder to write to. */
  out: string;
  /** Where the folder will be on the web, with a slash at its end; null when it will not. */
  site: string | null;
};

/** Exports what was asked for from a folder; gives the exit status. */
export async function exportAll(order: ExportOrder, typedIn: string): Promise<number> {
  const { names, set, out, site } = order;
  const committed = names.map((name) => [name, readNotebook(notebookPath(name))] as const);
  const overrides = overridesOf(
    DESCRIPTIONS,
    Object.fromEntries(committed.map(([name, notebook]) => [name, tablesOf(notebook)])),
    set,
  );
  for (const one of Object.values(overrides)) checkKeepsRows(one);
  await ensureEnvironment();
  const start = performance.now();
  console.log(`Running ${names.join(", ")} through the Deno kernel …`);
  const notebooks = Object.fromEntries(
    committed.map(([name, notebook]) => [name, withOverrides(notebook, overrides[name])]),
  );
  // The first page speaks of three notebooks, whatever others there are.
  const withFirst = Object.keys(LABELS).every((name) => names.includes(name));
  const neighbours = pagesIn(out, withFirst ? ["index", ...names] : names);
  const exported = await inWorkFolder((folder) =>
    exportPages(notebooks, { folder, say: console.log, neighbours, site })
  );
  const first = withFirst ? await firstPage(exported, { site, neighbours }) : [];
  const path = relative(typedIn, out), shown = path.startsWith("..") ? out : path || ".";
  const faults = [...exported, ...first].flatMap((one) => {
    if ("fault" in one) return [one.fault];
    try {
      replaceFiles(out, new Map(one.files.map(({ file, content }) => [file, content])));
      console.log(`  ${summary(one.files, shown)}`);
      return [];
    } catch (error) {
      // The other notebooks are still worth writing.
      return [`Cannot write to ${shown}: ${(error as Error).message}`];
    }
  });
  for (const text of faults) console.error(`error: ${text}`);
  const pages = exported.length + first.length;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${pages - faults.length} of ${pages} pages exported in ${seconds} s`);
  return faults.length === 0 ? 0 : 1;
}

/** The pages that the folder has, or will have after this export. */
function pagesIn(out: string, names: readonly string[]): Neighbour[] {
  return ["index", ...notebookNames]
    .map((name) => ({ name, file: `${name}.html`, label: LABELS[name] ?? "Which model?" }))
    .filter(({ name, file }) => names.includes(name) || existsSync(join(out, file)));
}

/** The first page of notebooks that have been run; none where one that it speaks of failed. */
async function firstPage(
  exported: readonly Exported[],
  about: { site: string | null; neighbours: readonly Neighbour[] },
): Promise<{ files: Product[] }[]> {
  const run = Object.fromEntries(
    exported.flatMap((one) => "notebook" in one ? [[one.name, one.notebook]] : []),
  );
  if (!Object.keys(LABELS).every((name) => name in run)) return [];
  return [{ files: await indexPage(findingsOf(run), loadDecisionData(), about) }];
}

/** A page's files in a line: page, tables, and how many figures. */
function summary(files: readonly Product[], out: string): string {
  const figures = files.filter(({ file }) => file.endsWith(".svg")).length;
  const others = files.filter(({ file }) => !file.startsWith("figures/"))
    .map(({ file, content }) => `${out}/${file} (${Math.ceil(content.length / 1000)} kB)`);
  const drawn = figures === 0 ? [] : [`${figures} figures as SVG and PNG in ${out}/figures/`];
  return [...others, ...drawn].join(", ");
}
