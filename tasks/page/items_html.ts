import { escapeHtml } from "../../lib/page/markup.ts";
import { injectedTag, type Overrides, overridesWords } from "../notebook/override.ts";
import { type Cell, hasTag, type Output, textOf } from "../notebook/notebook.ts";
import { codeHtml } from "./code.ts";
import { figureOf } from "./figure.ts";
import { anchor, inline, outputHtml, proseHtml } from "./output_html.ts";
import { captionOf, headsOf } from "./table_html.ts";
import { answerTag, claimsTag, foldedTag, type Item, mainTag, type Section } from "./outline.ts";

/** What an output is linked to by. */
type Ids = ReadonlyMap<Output, string>;

/** Whether a section holds nothing but code. */
export const isSilent = ({ items }: Section): boolean =>
  items.every((item) => "cell" in item && (item.cell.outputs ?? []).length === 0);

/** A section as HTML: its heading, then its prose and cells. */
export function sectionHtml(section: Section, ids: Ids): string {
  const { id, heading, items } = section, silent = isSilent(section) ? ` class="silent"` : "";
  return `<section id="${id}"${silent}><h2>${inline(heading)}${anchor(id)}</h2>${
    itemsHtml(items, ids)
  }</section>`;
}

/** Prose and cells as HTML, in their order. */
export function itemsHtml(items: readonly Item[], ids: Ids): string {
  return items.map((item) =>
    "prose" in item ? `<div class="prose">${proseHtml(item.prose)}</div>` : cellHtml(item.cell, ids)
  ).join("\n");
}

/** Tags of cells that the page's style knows. */
const STYLED = [answerTag, mainTag, claimsTag];

/** What a cell shows, with its code one click away; a cell that only prepares is code alone. */
function cellHtml(cell: Cell, ids: Ids): string {
  const code = codeHtml(textOf(cell.source));
  const outputs = cell.outputs ?? [],
    toggle = `<label class="toggle"><input type="checkbox"> Code</label>`;
  if (hasTag(cell, injectedTag)) {
    const words = overridesWords(cell.metadata.overrides as Overrides);
    return `<div class="cell"><p>${escapeHtml(words)}</p>${toggle}${code}</div>`;
  }
  if (outputs.length === 0) return `<div class="cell silent">${code}</div>`;
  const shown = outputs.map((output) => outputHtml(output, ids.get(output)!)).join("");
  const html = hasTag(cell, foldedTag)
    ? `<details><summary>${escapeHtml(summaryOf(outputs))}</summary>${shown}</details>`
    : shown;
  const classes = ["cell", ...STYLED.filter((tag) => hasTag(cell, tag))].join(" ");
  return `<div class="${classes}"><div class="shown">${html}</div>` +
    `${toggle}${code}</div>`;
}

/** What a folded cell holds, in a few words. */
function summaryOf(outputs: readonly Output[]): string {
  for (const output of outputs) {
    const figure = figureOf(output);
    if (figure) return figure.title || figure.description;
    if ("data" in output) {
      const html = textOf(output.data["text/html"]), heads = headsOf(html);
      const name = captionOf(html) || (heads.length > 0 ? `Table: ${heads.join(", ")}` : "");
      if (name) return name;
    }
  }
  return "What this cell shows";
}
