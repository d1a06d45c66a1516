import { openDocument } from "../../lib/show/dom.ts";
import { pageBundle } from "../../lib/show/page_bundle.ts";
import { injectSettings } from "../notebook/inject.ts";
import { type NotebookName, notebookPath } from "../notebook/names.ts";
import { readNotebook } from "../notebook/notebook.ts";
import { type Product, products } from "../notebook/products.ts";
import { runNotebook } from "../notebook/run.ts";
import { fault } from "../notebook/verdict.ts";
import { notebookPage } from "./page/notebook_page.ts";
import type { Neighbour } from "./page/page_html.ts";
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
  /** The pages that will lie in one folder, these among them. */
  neighbours?: readonly Neighbour[];
  /** Where the pages will be on the web, with a slash at its end. */
  site?: string | null;
  /** What else there is to do; done once the kernels are starting. */
  meanwhile?: () => void;
};

/** Runs notebooks at the same time, each in a kernel of its own, and makes all their files. */
export async function exportNotebooks(
  names: readonly NotebookName[],
  {
    values,
    folder,
    say = () => {},
    path = notebookPath,
    neighbours = [],
    site = null,
    meanwhile = () => {},
  }: ExportOptions,
): Promise<Exported[]> {
  const start = performance.now();
  // All kernels start before anything else of this process is done.
  const running = names.map(async (name) =>
    await runNotebook(injectSettings(readNotebook(path(name)), values[name] ?? {}), folder, name, {
      drawn: false,
    })
  );
  const opening = openDocument();
  meanwhile();
  return await Promise.all(names.map(async (name, index): Promise<Exported> => {
    try {
      const notebook = await running[index];
      const trouble = fault(notebook);
      if (trouble) return { name, fault: `${name}.ipynb: ${trouble}` };
      const making = products(notebook); // pictures are made beside the page
      making.catch(() => {}); // a page that fails first says so
      const page = await notebookPage(notebook, {
        name,
        site,
        neighbours,
        document: await opening,
      });
      const files = await making;
      const content = new TextEncoder().encode(allowOnly(page, (await pageBundle()).text));
      const seconds = (performance.now() - start) / 1000;
      say(`  ${name} is there after ${seconds.toFixed(1)} s`);
      return { name, files: [{ file: `${name}.html`, content }, ...files], seconds };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { name, fault: `${name}.ipynb: ${message}` };
    }
  }));
}
