import { exhibitOf } from "../../notebook/exhibit.ts";
import { hasTag, type Output, textOf } from "../../notebook/notebook.ts";
import { injectedTag } from "../../notebook/inject.ts";
import { type Block, foldedTag, type Section } from "./blocks.ts";
import { codeHtml } from "./code.ts";
import { outputHtml, proseHtml, widthOf } from "./output_html.ts";
import { anchor } from "./table_html.ts";

/** Pixels of one of a page's two columns, and of what still leaves room for words beside it. */
const COLUMN = 490, BESIDE = 680;

/** Where a block stands: over the whole width, with its words beside it, or in one of two columns. */
type Setting = "wide" | "alone" | "column";

/** Sections as HTML; short ones that follow each other share two columns. */
export function sectionsHtml(sections: readonly Section[], document: Document): string {
  const html: string[] = [];
  for (let i = 0, end = 0; i < sections.length; i = end) {
    end = i + 1;
    while (isShort(sections[i]) && end < sections.length && isShort(sections[end])) end++;
    if (end === i + 1) html.push(sectionHtml(sections[i], document));
    else {
      const shared = sections.slice(i, end).map((section) =>
        sectionHtml(section, document, section.blocks.map(() => "column"))
      );
      html.push(`<div class="shared">${shared.join("")}</div>`);
    }
  }
  return html.join("\n");
}

/** Whether a section has few blocks, all of which fit into a column. */
function isShort({ blocks }: Section): boolean {
  return blocks.length > 0 && blocks.length <= 3 &&
    blocks.every((block) => widthOfBlock(block) <= COLUMN);
}

/** A section as HTML: its heading and text, then its blocks. */
function sectionHtml(
  { id, heading, intro, blocks }: Section,
  document: Document,
  places: readonly Setting[] = placesOf(blocks),
): string {
  // Words about the section stand beside its first block, where there is room.
  const [first, ...others] = blocks;
  const beside = intro !== "" && first?.prose === "" && places[0] === "alone" &&
    widthOfBlock(first) > 0;
  const laid = beside ? [{ ...first, prose: intro }, ...others] : blocks;
  return `<section id="${id}"><h2>${inline(heading)}${anchor(id)}</h2>` +
    (intro && !beside ? `<div class="prose">${proseHtml(intro)}</div>` : "") +
    `${blocksHtml(laid, document, places)}</section>`;
}

/** Blocks as HTML, in their order. */
export function blocksHtml(
  blocks: readonly Block[],
  document: Document,
  places: readonly Setting[] = placesOf(blocks),
): string {
  const html = blocks.map((block, index) => blockHtml(block, places[index], document));
  return html.length === 0 ? "" : `<div class="blocks">${html.join("")}</div>`;
}

/** Two blocks in a row; one that needs more room, or has no neighbour, takes a row alone. */
function placesOf(blocks: readonly Block[]): Setting[] {
  const widths = blocks.map(widthOfBlock), fits = (index: number) => widths[index] <= COLUMN;
  let beside = false;
  return blocks.map((_, index) => {
    if (widths[index] > BESIDE) return beside = false, "wide";
    if (beside) return beside = false, "column";
    beside = fits(index) && index + 1 < blocks.length && fits(index + 1);
    return beside ? "column" : "alone";
  });
}

/** How much room a block needs, in pixels. */
function widthOfBlock({ cells }: Block): number {
  return Math.max(
    0,
    ...cells.flatMap((cell) =>
      (cell.outputs ?? []).map((output) => {
        if (isLive(output)) return Infinity;
        const exhibit = exhibitOf(output);
        return exhibit === null ? 0 : widthOf(exhibit, hasTag(cell, foldedTag));
      })
    ),
  );
}

/** Whether an output brings a live figure, which takes a whole row. */
function isLive(output: Output): boolean {
  return "data" in output && /<live-figure-/.test(textOf(output.data["text/html"]));
}

function blockHtml(
  { prose, cells }: Block,
  place: Setting,
  document: Document,
): string {
  const parts = cells.map((cell) => {
    const overrides = hasTag(cell, injectedTag);
    const shown = overrides ? [] : (cell.outputs ?? []).map((output, index) =>
      outputHtml(output, {
        id: `${cell.id ?? "output"}${index > 0 ? `-${index + 1}` : "-shown"}`,
        document,
        alone: place !== "column",
        folded: hasTag(cell, foldedTag),
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
