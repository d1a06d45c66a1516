import { pageBundle } from "../../lib/show/page_bundle.ts";
import type { Notebook } from "../notebook/notebook.ts";
import { runNotebook } from "../notebook/run.ts";
import { fault } from "../notebook/verdict.ts";
import { type Product, products } from "../page/files.ts";
import { notebookPage } from "../page/notebook_page.ts";
import type { Neighbour } from "../page/page_html.ts";

/** A notebook that has been run, with its files, or why there are none. */
export type Exported =
  | { name: string; notebook: Notebook; files: Product[] }
  | { name: string; fault: string };

type ExportOptions = {
  /** Where the notebooks run. */
  folder: string;
  say?: (line: string) => void;
  /** The pages that will lie in one folder, these among them. */
  neighbours?: readonly Neighbour[];
  /** Where the pages will be on the web, with a slash at its end. */
  site?: string | null;
};

/** Runs notebooks, by name, at the same time, each in a kernel of its own, and makes all their files. */
export async function exportPages(
  notebooks: Readonly<Record<string, Notebook>>,
  { folder, say = () => {}, neighbours = [], site = null }: ExportOptions,
): Promise<Exported[]> {
  const start = performance.now();
  // all kernels start before anything else of this process is done
  const exported = Object.entries(notebooks).map(async ([name, given]): Promise<Exported> => {
    try {
      const notebook = await runNotebook(given, folder, name, { drawn: false });
      const trouble = fault(notebook);
      if (trouble) return { name, fault: `${name}.ipynb: ${trouble}` };
      const page = await notebookPage(notebook, { name, site, neighbours });
      const files = [
        { file: `${name}.html`, content: new TextEncoder().encode(page) },
        ...await products(notebook, name),
      ];
      say(`  ${name} ran in ${((performance.now() - start) / 1000).toFixed(1)} s`);
      return { name, notebook, files };
    } catch (error) {
      return { name, fault: `${name}.ipynb: ${(error as Error).message}` };
    }
  });
  pageBundle("lively_mount").catch(() => {}); // a page that needs it says what is wrong
  return await Promise.all(exported);
}
