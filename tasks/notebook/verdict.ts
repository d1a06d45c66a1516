import { injectedTag, parametersTag } from "./override.ts";
import { type Cell, codeCells, hasTag, type Notebook, type Output, textOf } from "./notebook.ts";

/** The tag of cells that only prepare, such as the one with the imports. */
const setupTag = "setup";

/**
 * What is wrong with a notebook that has been run: `null`, or a sentence that names cell and error.
 *
 * The rule: no cell raises an error, and each code cell shows something, unless it is tagged
 * `setup`, `parameters` or `injected-parameters`. The kernel prints nothing for some errors and
 * for a value of `null`, so an empty cell is a fault even where no error was seen.
 */
export function fault(notebook: Notebook): string | null {
  const cells = codeCells(notebook), own = cells.filter((cell) => !hasTag(cell, injectedTag));
  for (const cell of cells) {
    const trouble = cellFault(cell), number = own.indexOf(cell) + 1;
    const where = number ? `code cell ${number}` : "the cell with the overridden settings";
    if (trouble) return `${where} (${firstLine(cell)}) ${trouble}`;
  }
  return null;
}

function cellFault(cell: Cell): string | null {
  const outputs = cell.outputs ?? [];
  const error = outputs.find((output) => output.output_type === "error");
  if (error) return `failed:\n${errorText(error)}`;
  const silent = [setupTag, parametersTag, injectedTag].some((tag) => hasTag(cell, tag));
  if (silent || outputs.some(shows)) return null;
  const said = outputs.map((output) => output.output_type === "stream" ? textOf(output.text) : "");
  return "shows nothing; end it with a value to show, mend a syntax error, or tag it " +
    `"${setupTag}"\n${plain(said.join(""))}`.trim();
}

/** Whether an output holds anything that a reader sees; warnings do not count. */
function shows(output: Output): boolean {
  if (output.output_type === "error") return false;
  if (output.output_type === "stream") {
    return output.name === "stdout" && textOf(output.text).trim() !== "";
  }
  return Object.values(output.data).some((content) => textOf(content).trim() !== "");
}

/** An error's name and message, and the places in the code that it came through. */
function errorText(error: Output & { output_type: "error" }): string {
  const trace = plain(error.traceback.join("\n")).trim().replace(/^Stack trace:\n/, "");
  const first = `${error.ename}: ${error.evalue}`;
  return plain(trace.includes(error.evalue) && error.evalue ? trace : `${first}\n${trace}`).trim();
}

/** A text without the escape sequences of a terminal. */
export function plain(text: string): string {
  // deno-lint-ignore no-control-regex
  return text.replace(/\x1b\[[0-9;?]*[ -/]*[@-~]/g, "");
}

function firstLine(cell: Cell): string {
  const line = textOf(cell.source).split("\n").find((text) => text.trim()) ?? "empty";
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
