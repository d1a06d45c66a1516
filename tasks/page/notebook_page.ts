import { escapeHtml } from "../../lib/page/markup.ts";
import { libraryScript, liveParts } from "../../lib/show/live_parts.ts";
import { pageBundle } from "../../lib/show/page_bundle.ts";
import { hasTag, type Notebook } from "../notebook/notebook.ts";
import { cellsHtml, isSilent, sectionHtml } from "./cell_html.ts";
import { figureName, figureOf, outputIds } from "./figure.ts";
import { answerOf, mainTag, outline } from "./outline.ts";
import { inline, liveOf, proseHtml } from "./output_html.ts";
import { type Neighbour, pageHtml } from "./page_html.ts";

/**
 * A notebook that has been run as a page for a reader: the question, the answer, the figure, then all
 * else, with the code one switch away.
 */
export async function notebookPage(
  notebook: Notebook,
  { name, site, neighbours }: {
    name: string;
    /** Where the pages will be on the web, with a slash at its end. */
    site: string | null;
    neighbours: readonly Neighbour[];
  },
): Promise<string> {
  const { title, standfirst, opening, sections } = outline(notebook), ids = outputIds(notebook);
  const words = title.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`\\]/g, "") || name;
  const main = [
    `<div class="opening"><h1>${inline(title || escapeHtml(name))}</h1>`,
    standfirst && `<div class="standfirst">${proseHtml(standfirst)}</div>`,
    `${cellsHtml(opening, ids)}</div>`,
    ...sections.map((section) => sectionHtml(section, ids)),
  ];
  const { libraries, scripts } = await scriptsOf(notebook);
  return pageHtml({
    file: `${name}.html`,
    title: words,
    description: answerOf(notebook)[0] ?? words,
    picture: site === null ? undefined : pictureIn(site, name, notebook),
    neighbours,
    contents: sections.filter((section) => !isSilent(section))
      .map(({ id, heading }) => ({ id, heading: inline(heading) })),
    main: [...main, ...libraries].join("\n"),
    styles: ["code.css", "print.css"].map((name) => new URL(name, import.meta.url)),
    scripts,
  });
}

/** The libraries of a page's live figures, each once, and the texts of all scripts that may run. */
async function scriptsOf({ cells }: Notebook): Promise<Record<"libraries" | "scripts", string[]>> {
  const live = cells.flatMap(({ outputs = [] }) => outputs).map(liveOf)
    .filter((one) => one !== null);
  if (live.length === 0) return { libraries: [], scripts: [] };
  const { text } = await pageBundle("lively_mount");
  const elements = new Set(live.map(({ element }) => element));
  return {
    libraries: Array.from(elements, (element) => libraryScript(text, element)),
    scripts: [text, ...live.map((one) => liveParts(one, "").script)],
  };
}

/** Where the main figure, else the first one, will be on the web as a picture. */
function pictureIn(site: string, name: string, notebook: Notebook): string | undefined {
  const { cells } = notebook, ids = outputIds(notebook);
  const inOrder = [...cells.filter((cell) => hasTag(cell, mainTag)), ...cells];
  const chosen = inOrder.flatMap(({ outputs = [] }) => outputs)
    .find((output) => figureOf(output) !== null);
  return chosen && `${site}figures/${figureName(name, ids.get(chosen)!)}.png`;
}
