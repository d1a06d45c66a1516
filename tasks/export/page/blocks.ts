import { type Cell, hasTag, type Notebook, textOf } from "../../notebook/notebook.ts";

/** The tag of cells that say something to who has the notebook open, not to a page's reader. */
export const notebookOnlyTag = "notebook-only";

/** The tag of cells whose table a page's reader unfolds: evidence for who asks for it. */
export const foldedTag = "folded";

/** Prose, and what the code cells behind it show. */
export type Block = { prose: string; cells: Cell[] };

/** What stands under one heading: its text, prose of its own, and blocks. */
export type Section = { id: string; heading: string; intro: string; blocks: Block[] };

/** A page's parts: the question with its standfirst, then sections. */
export type Outline = { title: string; standfirst: string; opening: Block[]; sections: Section[] };

const HEADING = /^(#{1,2})[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n+|$)/;

/**
 * Puts a notebook's cells in a page's order: the first heading opens it, each second-level heading
 * begins a section, and prose goes with the code cells up to the next prose.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const cell = (cell_type: "markdown" | "code", source: string) =>
 *   ({ cell_type, source, metadata: {}, outputs: [] });
 * const { title, sections } = outline({
 *   cells: [cell("markdown", "# Why?\n\nWho asks."), cell("markdown", "## Answer"), cell("code", "1")],
 *   metadata: {}, nbformat: 4, nbformat_minor: 5,
 * });
 * assert.equal(title, "Why?");
 * assert.equal(sections[0].blocks[0].cells.length, 1);
 * ```
 */
export function outline({ cells }: Notebook): Outline {
  const page: Outline = { title: "", standfirst: "", opening: [], sections: [] };
  let blocks = page.opening, fresh = true;
  for (const cell of cells) {
    if (hasTag(cell, notebookOnlyTag)) continue;
    const source = textOf(cell.source);
    if (cell.cell_type === "code") {
      // A folded table goes with what stands before it.
      const joins = hasTag(cell, foldedTag) && blocks.length > 0;
      if (fresh && !joins) blocks.push({ prose: "", cells: [] });
      fresh = false;
      blocks.at(-1)!.cells.push(cell);
      // What is shown stands by itself; what only prepares goes with the next.
      if ((cell.outputs ?? []).length > 0) fresh = true;
      continue;
    }
    if (cell.cell_type !== "markdown") continue;
    const [whole, marks, heading] = HEADING.exec(source) ?? ["", "", ""];
    const text = source.slice(whole.length).trim();
    if (marks === "#" && page.title === "") {
      page.title = heading, page.standfirst = text;
    } else if (marks) {
      const section: Section = { id: idOf(cell, heading), heading, intro: text, blocks: [] };
      page.sections.push(section);
      blocks = section.blocks, fresh = true;
    } else {
      blocks.push({ prose: text, cells: [] });
      fresh = false;
    }
  }
  return page;
}

/** What a section is linked to by: its cell's id, else its heading in plain letters. */
function idOf({ id }: Cell, heading: string): string {
  return id ?? heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
