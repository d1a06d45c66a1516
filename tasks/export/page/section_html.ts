import { hasTag, textOf } from "../../notebook/notebook.ts";
import { injectedTag } from "../../notebook/inject.ts";
import { type Block, type Section, showsAnything } from "./blocks.ts";
import { codeHtml } from "./code.ts";
import { exhibitOf, outputHtml, proseHtml, widthOf } from "./output_html.ts";
import { anchor } from "./table_html.ts";

/** Pixels of one of a page's two columns. */
const COLUMN = 490;

/** A section as HTML: its heading and text, then its blocks, two beside each other where they fit. */
export function sectionHtml(section: Section, document: Document): string {
  const { id, heading, intro, blocks } = section;
  const shown = blocks.filter(({ cells }) => cells.some(showsAnything));
  // A lone block says what its section is about.
  const lone = shown.length === 1 && blocks.length === 1 && blocks[0].prose === "";
  const laid = lone ? [{ ...blocks[0], prose: intro }] : blocks;
  return `<section id="${id}"><h2>${inline(heading)}${anchor(id)}</h2>` +
    (intro && !lone ? `<div class="prose">${proseHtml(intro)}</div>` : "") +
    `${blocksHtml(laid, document)}</section>`;
}

/** Blocks in rows of two; one that needs the room, or has no neighbour, takes a row alone. */
export function blocksHtml(blocks: readonly Block[], document: Document): string {
  const wide = blocks.map(isWide);
  let beside = false;
  const places = blocks.map((_, index): "wide" | "alone" | "column" => {
    if (wide[index]) return beside = false, "wide";
    if (beside) return beside = false, "column";
    const next = index + 1 < blocks.length && !wide[index + 1];
    return beside = next, next ? "column" : "alone";
  });
  const html = blocks.map((block, index) => blockHtml(block, places[index], document));
  return html.length === 0 ? "" : `<div class="blocks">${html.join("")}</div>`;
}

/** Whether a block needs more room than a column has. */
function isWide({ cells }: Block): boolean {
  return cells.some(({ outputs = [] }) =>
    outputs.some((output) => {
      const exhibit = exhibitOf(output);
      return isLive(output) || (exhibit !== null && widthOf(exhibit) > COLUMN);
    })
  );
}

/** Whether an output brings a script's element, which takes the whole row. */
function isLive(output: Parameters<typeof exhibitOf>[0]): boolean {
  return "data" in output && /<live-figure-/.test(textOf(output.data["text/html"]));
}

function blockHtml(
  { prose, cells }: Block,
  place: "wide" | "alone" | "column",
  document: Document,
): string {
  const parts = cells.map((cell) => {
    const overrides = hasTag(cell, injectedTag);
    const shown = overrides ? [] : (cell.outputs ?? []).map((output, index) =>
      outputHtml(output, {
        id: `${cell.id ?? "output"}${index > 0 ? `-${index + 1}` : "-shown"}`,
        document,
        alone: place !== "column",
      })
    );
    const code = codeHtml(textOf(cell.source));
    return (overrides
      ? `<div class="overrides"><p>Settings from the command line</p>${code}</div>`
      : code) + shown.join("");
  });
  return `<div class="block ${place}">` +
    (prose ? `<div class="prose">${proseHtml(prose)}</div>` : "") +
    `<div class="shown">${parts.join("")}</div></div>`;
}

/** A heading's Markdown as HTML without a paragraph around it. */
export function inline(markdown: string): string {
  return proseHtml(markdown).trim().replace(/^<p>([\s\S]*)<\/p>$/, "$1");
}
