import hljs from "highlight.js/lib/core";
import typescript from "highlight.js/lib/languages/typescript";
import { escapeHtml } from "../../lib/page/markup.ts";
import { injectedTag, type Overrides, overridesWords } from "../notebook/override.ts";
import { type Cell, hasTag, type Output, textOf } from "../notebook/notebook.ts";
import { figureOf } from "./figure.ts";
import { anchor, inline, outputHtml, proseHtml } from "./output_html.ts";
import { answerTag, claimsTag, foldedTag, mainTag, type Section } from "./outline.ts";

hljs.registerLanguage("typescript", typescript);

/** What an output is linked to by. */
type Ids = ReadonlyMap<Output, string>;

/** Whether a section holds nothing but code. */
export const isSilent = ({ cells }: Section): boolean =>
  cells.every(({ cell_type, outputs }) => cell_type === "code" && !outputs?.length);

/** A section as HTML: its heading, then its prose and cells. */
export function sectionHtml(section: Section, ids: Ids): string {
  const { id, heading, cells } = section, silent = isSilent(section) ? ` class="silent"` : "";
  return `<section id="${id}"${silent}><h2>${inline(heading)}${anchor(id)}</h2>${
    cellsHtml(cells, ids)
  }</section>`;
}

export const cellsHtml = (cells: readonly Cell[], ids: Ids): string =>
  cells.map((cell) => cellHtml(cell, ids)).join("\n");

/** Tags of cells that the page's style knows. */
const STYLED = [answerTag, mainTag, claimsTag];

/** What a cell shows, with its code one click away; a cell that only prepares is code alone. */
function cellHtml(cell: Cell, ids: Ids): string {
  const source = textOf(cell.source), outputs = cell.outputs ?? [];
  if (cell.cell_type === "markdown") return `<div class="prose">${proseHtml(source)}</div>`;
  const code = codeHtml(source);
  const folded = `<details class="source"><summary>Code</summary>${code}</details>`;
  if (hasTag(cell, injectedTag)) {
    const words = overridesWords(cell.metadata.overrides as Overrides);
    return `<div class="cell"><p>${escapeHtml(words)}</p>${folded}</div>`;
  }
  if (outputs.length === 0) return `<div class="cell silent">${code}</div>`;
  const shown = outputs.map((output) => outputHtml(output, ids.get(output)!)).join("");
  const html = hasTag(cell, foldedTag)
    ? `<details><summary>${escapeHtml(summaryOf(outputs[0]))}</summary>${shown}</details>`
    : shown;
  const classes = ["cell", ...STYLED.filter((tag) => hasTag(cell, tag))].join(" ");
  return `<div class="${classes}"><div class="shown">${html}</div>${folded}</div>`;
}

function codeHtml(source: string): string {
  const { value } = hljs.highlight(source.trimEnd(), { language: "typescript" });
  return `<pre class="code" tabindex="0" aria-label="Code"><code>${value}</code></pre>`;
}

/** What a folded cell holds: a figure's title, a table's caption, else the names of its columns. */
function summaryOf(output: Output): string {
  const title = figureOf(output)?.title;
  if (title) return title;
  const [line = ""] = "data" in output ? textOf(output.data["text/plain"]).split("\n") : [];
  const heads = line.split(/ {2,}/);
  return heads.length > 1 ? `Table: ${heads.join(", ")}` : line || "What this cell shows";
}
