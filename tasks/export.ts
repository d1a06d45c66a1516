/** `deno task export`: the notebooks as pages, figures and tables. */
import { join, relative } from "node:path";
import { existsSync } from "node:fs";
import { exportOrder, help } from "./export/arguments.ts";
import { exportNotebooks } from "./export/notebooks.ts";
import { indexContent } from "./export/index/content.ts";
import { indexPage } from "./export/index/page.ts";
import type { Neighbour } from "./export/page/page_html.ts";
import { settingValues } from "./export/settings.ts";
import { ensureEnvironment } from "./jupyter/environment.ts";
import { notebookNames } from "./notebook/names.ts";
import type { Product } from "./notebook/products.ts";
import { inWorkFolder } from "./notebook/run.ts";
import { replaceFiles } from "./replace_files.ts";
import { runTask } from "./task_error.ts";

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

async function exportAll(args: string[]): Promise<number> {
  const folder = Deno.env.get("INIT_CWD") ?? Deno.cwd();
  const order = exportOrder(args, folder);
  if (order === null) {
    console.log(help);
    return 0;
  }
  const { names, set, out, site } = order;
  const values = settingValues(names, set);
  await ensureEnvironment();
  const start = performance.now();
  console.log(`Running ${names.join(", ")} through the Deno kernel …`);
  // The first page speaks of all three notebooks.
  const first = notebookNames.every((name) => names.includes(name));
  const neighbours = pagesIn(out, first ? ["index", ...names] : names);
  const index = Promise.withResolvers<Product[]>();
  index.promise.catch(() => {}); // a notebook's own fault says better what is wrong
  const meanwhile = () => {
    if (first) index.resolve(Promise.try(() => indexPage(indexContent(values), { site })));
  };
  const exported = await inWorkFolder((folder) =>
    exportNotebooks(names, { values, folder, say: console.log, neighbours, site, meanwhile })
  );
  if (first && exported.every((one) => !("fault" in one))) {
    exported.push({ name: "index", files: await index.promise, seconds: 0 });
  }
  const faults: string[] = [];
  for (const one of exported) {
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
    `${exported.length - faults.length} of ${exported.length} pages exported in ${seconds} s`,
  );
  return faults.length === 0 ? 0 : 1;
}

if (import.meta.main) await runTask(() => exportAll(Deno.args));
