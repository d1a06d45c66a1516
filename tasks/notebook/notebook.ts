import { basename, join } from "node:path";
import { root } from "../jupyter/places.ts";

const folder = join(root, "notebooks");

/** The project's notebooks, by the names that commands know. */
export const notebookNames: readonly string[] = Array.from(
  Deno.readDirSync(folder),
  ({ name }) => name,
).filter((name) => name.endsWith(".ipynb")).map((name) => name.slice(0, -6)).sort();

export function notebookPath(name: string): string {
  return join(folder, `${name}.ipynb`);
}

/** One output of a code cell, as nbformat 4 writes it. */
export type Output =
  | { output_type: "execute_result" | "display_data"; data: Record<string, unknown> } // by MIME type
  | { output_type: "stream"; name: "stdout" | "stderr"; text: string | string[] }
  | { output_type: "error"; ename: string; evalue: string; traceback: string[] };

/** A cell as nbformat 4 writes it; the source may come as lines. */
export type Cell = {
  cell_type: "code" | "markdown" | "raw";
  id?: string;
  metadata: { tags?: string[] } & Record<string, unknown>;
  source: string | string[];
  outputs?: Output[];
  execution_count?: number | null;
};

export type Notebook = {
  cells: Cell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
};

/** A text that nbformat may have split into lines. */
export function textOf(source: unknown): string {
  return Array.isArray(source) ? source.join("") : String(source ?? "");
}

/** What an output holds as JSON under a MIME type, or null. */
export function jsonOf<T>(output: Output, type: string): T | null {
  return "data" in output && type in output.data ? JSON.parse(textOf(output.data[type])) : null;
}

export function hasTag(cell: Cell, tag: string): boolean {
  return cell.metadata?.tags?.includes(tag) ?? false;
}

export function codeCells(notebook: Notebook): Cell[] {
  return notebook.cells.filter((cell) => cell.cell_type === "code");
}

/**
 * Reads a notebook.
 * @throws {RangeError} when the file is no nbformat 4 notebook.
 */
export function readNotebook(path: string): Notebook {
  const notebook: Partial<Notebook> = JSON.parse(Deno.readTextFileSync(path));
  if (notebook.nbformat !== 4 || !Array.isArray(notebook.cells)) {
    const name = basename(path);
    throw new RangeError(
      `Cannot read ${name}: it says nbformat ${notebook.nbformat}, need 4; save it in JupyterLab`,
    );
  }
  return notebook as Notebook;
}
