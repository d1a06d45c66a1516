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

/** What stands under one heading: code cells, and those of prose without the heading. */
export type Section = { id: string; heading: string; cells: Cell[] };

const HEADING = /^(#{1,2})[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n+|$)/;

/**
 * Puts a notebook's cells in a page's order: the first heading opens it, the question with its
 * standfirst; each second-level heading begins a section.
 */
export function outline({ cells }: Notebook) {
  const page = { title: "", standfirst: "", opening: [] as Cell[], sections: [] as Section[] };
  let own = page.opening;
  for (const cell of cells) {
    if (cell.cell_type === "raw" || hasTag(cell, notebookOnlyTag)) continue;
    const source = textOf(cell.source);
    const [whole, marks, heading] = cell.cell_type === "markdown" && HEADING.exec(source) || [""];
    const rest = source.slice(whole.length).trim();
    if (marks === "#" && page.title === "") {
      page.title = heading, page.standfirst = rest;
      continue;
    }
    if (marks) {
      const id = cell.id ?? heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
      own = [];
      page.sections.push({ id, heading, cells: own });
    }
    if (rest) own.push({ ...cell, source: rest });
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
