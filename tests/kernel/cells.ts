import { type Cell, type Notebook, type Output, textOf } from "../../tasks/notebook/notebook.ts";

/** A notebook of code cells for the Deno kernel: `c0`, `c1` and so on. */
export function notebookOf(sources: readonly string[]): Notebook {
  const cells = sources.map((source, i): Cell => ({
    cell_type: "code",
    id: `c${i}`,
    metadata: {},
    source,
    outputs: [],
    execution_count: null,
  }));
  const kernelspec = { name: "deno", display_name: "Deno", language: "typescript" };
  return { cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
}

/** What an output says: its text, or the error. */
export function said(output: Output): string {
  if (output.output_type === "error") return `${output.ename}: ${output.evalue}`;
  return textOf(output.output_type === "stream" ? output.text : output.data["text/plain"]).trim();
}
