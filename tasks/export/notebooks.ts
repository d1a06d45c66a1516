import { join } from "node:path";
import { convertNotebooks } from "../notebook/convert.ts";
import { injectedTag, injectSettings } from "../notebook/inject.ts";
import { type NotebookName, notebookPath } from "../notebook/names.ts";
import { firstHeading, hasTag, type Notebook, readNotebook } from "../notebook/notebook.ts";
import { type Product, products } from "../notebook/products.ts";
import { pageBundle } from "../../lib/show/page_bundle.ts";
import { runNotebook } from "../notebook/run.ts";
import { fault } from "../notebook/verdict.ts";
import { allowOnly } from "./policy.ts";

/** A notebook's files, or why there are none. */
export type Exported =
  | { name: string; files: Product[]; seconds: number }
  | { name: string; fault: string };

type ExportOptions = {
  values: Record<string, Record<string, unknown>>;
  folder: string;
  say?: (line: string) => void;
  path?: (name: NotebookName) => string;
};

/** Runs notebooks at the same time, each in a kernel of its own, and makes all their files. */
export async function exportNotebooks(
  names: readonly NotebookName[],
  { values, folder, say = () => {}, path = notebookPath }: ExportOptions,
): Promise<Exported[]> {
  const ran = await Promise.all(names.map(async (name) => {
    try {
      const start = performance.now();
      const source = injectSettings(await readNotebook(path(name)), values[name] ?? {});
      const notebook = await runNotebook(source, folder, name);
      const trouble = fault(notebook);
      if (trouble) return { name, fault: `${name}.ipynb: ${trouble}` };
      await Deno.writeTextFile(join(folder, `${name}.ipynb`), forReaders(notebook, name));
      const seconds = (performance.now() - start) / 1000;
      say(`  ${name} ran in ${seconds.toFixed(1)} s`);
      return { name, files: products(notebook), seconds };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { name, fault: `${name}.ipynb: ${message}` };
    }
  }));
  const good = ran.filter((one) => !("fault" in one));
  if (good.length > 0) {
    say(`Making the page${good.length > 1 ? "s" : ""} …`);
    await convertNotebooks(good.map(({ name }) => join(folder, `${name}.ipynb`)));
  }
  return await Promise.all(ran.map(async (one) => {
    if ("fault" in one) return one as Exported;
    const page = await Deno.readTextFile(join(folder, `${one.name}.html`));
    const content = new TextEncoder().encode(allowOnly(page, (await pageBundle()).text));
    return { ...one, files: [{ file: `${one.name}.html`, content }, ...one.files ?? []] };
  })) as Exported[];
}

/** The text of a notebook for conversion: with a title, without what `Object.assign` returned. */
function forReaders(notebook: Notebook, name: string): string {
  return JSON.stringify({
    ...notebook,
    metadata: { ...notebook.metadata, title: firstHeading(notebook, name) },
    cells: notebook.cells.map((cell) =>
      hasTag(cell, injectedTag) ? { ...cell, outputs: [] } : cell
    ),
  });
}
