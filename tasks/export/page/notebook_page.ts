import { escapeHtml } from "../../../lib/show/escape.ts";
import type { Text } from "../../../lib/study/exhibit.ts";
import { exhibitOf } from "../../notebook/exhibit.ts";
import { figureFile } from "../../notebook/products.ts";
import type { Notebook } from "../../notebook/notebook.ts";
import { type Block, outline } from "./blocks.ts";
import { proseHtml } from "./output_html.ts";
import { type Neighbour, pageHtml } from "./page_html.ts";
import { blocksHtml, inline, sectionsHtml } from "./section_html.ts";

/**
 * A notebook that has been run as a page for a reader: the question, the answer, the figure, then all
 * else, with the code one switch away.
 */
export async function notebookPage(
  notebook: Notebook,
  { name, site, neighbours, document }: {
    name: string;
    /** Where the pages will be on the web, with a slash at its end. */
    site: string | null;
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
    picture: site === null ? undefined : pictureIn(site, notebook),
    neighbours,
    contents: sections.map(({ id, heading }) => ({ id, heading: inline(heading) })),
    main,
  });
}

/** Where the first figure will be on the web, as a picture. */
function pictureIn(site: string, { cells }: Notebook): string | undefined {
  for (const output of cells.flatMap(({ outputs = [] }) => outputs)) {
    const exhibit = exhibitOf(output);
    if (exhibit && "data" in exhibit) return `${site}${figureFile(exhibit, "png")}`;
  }
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
