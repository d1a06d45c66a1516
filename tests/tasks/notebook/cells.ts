import type { Cell, Notebook, Output } from "../../../tasks/notebook/notebook.ts";

/** A code cell as if it had been run. */
export function code(source: string, outputs: Output[] = [], ...tags: string[]): Cell {
  return { cell_type: "code", metadata: { tags }, source, outputs, execution_count: null };
}

export function prose(source: string): Cell {
  return { cell_type: "markdown", metadata: {}, source };
}

export function notebook(...cells: Cell[]): Notebook {
  return { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
}

export function display(data: Record<string, unknown>): Output {
  return { output_type: "display_data", data };
}
