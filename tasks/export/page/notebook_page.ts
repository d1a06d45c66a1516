import { escapeHtml } from "../../../lib/show/escape.ts";
import type { Text } from "../../../lib/study/exhibit.ts";
import type { Notebook } from "../../notebook/notebook.ts";
import { type Block, outline } from "./blocks.ts";
import { exhibitOf, proseHtml } from "./output_html.ts";
import { type Neighbour, pageHtml } from "./page_html.ts";
import { blocksHtml, inline, sectionsHtml } from "./section_html.ts";

/**
 * A notebook that has been run as a page for a reader: the question, the answer, the figure, then all
 * else, with the code one switch away.
 */
export async function notebookPage(
  notebook: Notebook,
  { name, picture, neighbours, document }: {
    name: string;
    picture?: string;
    neighbours: readonly Neighbour[];
    document: Document;
  },
): Promise<string> {
  const { title, standfirst, opening, sections } = outline(notebook);
  const words = title.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`\\]/g, "") || name;
  const first = firstText([...opening, ...sections.flatMap(({ blocks }) => blocks)]);
  const main = `<div class="opening"><h1>${inline(title || escapeHtml(name))}</h1>` +
    (standfirst ? `<div class="standfirst">${proseHtml(standfirst)}</div>` : "") + `</div>` +
    blocksHtml(opening, document) +
    sectionsHtml(sections, document);
  return await pageHtml({
    file: `${name}.html`,
    title: words,
    description: first?.sentences[0] ?? words,
    picture,
    neighbours,
    contents: sections.map(({ id, heading }) => ({ id, heading: inline(heading) })),
    main,
  });
}

/** The first sentences that are shown: the answer. */
function firstText(blocks: readonly Block[]): Text | null {
  for (const { cells } of blocks) {
    for (const output of cells.flatMap(({ outputs = [] }) => outputs)) {
      const exhibit = exhibitOf(output);
      if (exhibit?.kind === "text") return exhibit;
    }
  }
  return null;
}
