import { type Cell, hasTag, type Notebook, textOf } from "../notebook/notebook.ts";

/** The tag of cells that say something to who has the notebook open, not to a page's reader. */
export const notebookOnlyTag = "notebook-only";

/** The tag of cells whose output a page's reader unfolds: evidence for who asks for it. */
export const foldedTag = "folded";

/** The tags of the cells with the answer, the main figure, and the claims with their verdicts. */
export const answerTag = "answer", mainTag = "main", claimsTag = "claims";

/** What stands in a page: prose, or a code cell with what it shows. */
export type Item = { prose: string } | { cell: Cell };

/** What stands under one heading. */
export type Section = { id: string; heading: string; items: Item[] };

/** A page's parts: the question with its standfirst and what stands below it, then sections. */
export type Outline = { title: string; standfirst: string; opening: Item[]; sections: Section[] };

const HEADING = /^(#{1,2})[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n+|$)/;

/**
 * Puts a notebook's cells in a page's order: the first heading opens it, each second-level heading
 * begins a section.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const cell = (cell_type: "markdown" | "code", source: string) =>
 *   ({ cell_type, source, metadata: {}, outputs: [] });
 * const { title, sections } = outline({
 *   cells: [cell("markdown", "# Why?\n\nWho asks."), cell("markdown", "## Rows"), cell("code", "1")],
 *   metadata: {}, nbformat: 4, nbformat_minor: 5,
 * });
 * assert.equal(title, "Why?");
 * assert.equal(sections[0].items.length, 1);
 * ```
 */
export function outline({ cells }: Notebook): Outline {
  const page: Outline = { title: "", standfirst: "", opening: [], sections: [] };
  let items = page.opening;
  for (const cell of cells) {
    if (hasTag(cell, notebookOnlyTag)) continue;
    if (cell.cell_type === "code") items.push({ cell });
    if (cell.cell_type !== "markdown") continue;
    const source = textOf(cell.source);
    const [whole, marks, heading] = HEADING.exec(source) ?? ["", "", ""];
    const prose = source.slice(whole.length).trim();
    if (marks === "#" && page.title === "") {
      page.title = heading, page.standfirst = prose;
      continue;
    }
    if (marks) {
      const section: Section = { id: idOf(cell, heading), heading, items: [] };
      page.sections.push(section);
      items = section.items;
    }
    if (prose) items.push({ prose });
  }
  return page;
}

/** What a section is linked to by: its cell's id, else its heading in plain letters. */
function idOf({ id }: Cell, heading: string): string {
  return id ?? heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
