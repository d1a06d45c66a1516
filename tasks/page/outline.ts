import { CLAIMS, type JudgedClaim } from "../../lib/show/claims.ts";
import {
  type Cell,
  hasTag,
  jsonOf,
  type Notebook,
  type Output,
  textOf,
} from "../notebook/notebook.ts";
import { type Figure, figureOf } from "./figure.ts";

/** The tag of cells that say something to who has the notebook open, not to a page's reader. */
const notebookOnlyTag = "notebook-only";

/** The tag of cells whose output a page's reader unfolds: evidence for who asks for it. */
export const foldedTag = "folded";

/** The tags of the cells with the answer, the main figure, and the claims with their verdicts. */
export const answerTag = "answer", mainTag = "main", claimsTag = "claims";

/** What stands in a page: prose, or a code cell with what it shows. */
export type Item = { prose: string } | { cell: Cell };

/** What stands under one heading. */
export type Section = { id: string; heading: string; items: Item[] };

/** A page's parts: the question with its standfirst and what stands below it, then sections. */
type Outline = { title: string; standfirst: string; opening: Item[]; sections: Section[] };

const HEADING = /^(#{1,2})[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n+|$)/;

/**
 * Puts a notebook's cells in a page's order: the first heading opens it, each second-level heading
 * begins a section.
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
      items = [];
      const id = cell.id ?? heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
      page.sections.push({ id, heading, items });
    }
    if (prose) items.push({ prose });
  }
  return page;
}

/** The sentences of the cells tagged `answer`. */
export function answerOf(notebook: Notebook): string[] {
  return outputsOf(notebook, answerTag)
    .flatMap((output) => "data" in output ? textOf(output.data["text/plain"]).split("\n") : [])
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The first figure of the cells tagged `main`. */
export function mainFigure(notebook: Notebook): Figure | null {
  return outputsOf(notebook, mainTag).map(figureOf).find((figure) => figure !== null) ?? null;
}

/** The claims that the cells tagged `claims` show. */
export function claimsOf(notebook: Notebook): JudgedClaim[] {
  return outputsOf(notebook, claimsTag)
    .flatMap((output) => jsonOf<JudgedClaim[]>(output, CLAIMS) ?? []);
}

function outputsOf({ cells }: Notebook, tag: string): Output[] {
  return cells.filter((cell) => hasTag(cell, tag)).flatMap(({ outputs = [] }) => outputs);
}
