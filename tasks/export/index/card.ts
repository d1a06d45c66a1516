import { draw } from "../../../lib/draw/draw.ts";
import { withoutGroupLabels } from "../../../lib/plot/elements.ts";
import { untitled } from "../../../lib/draw/untitled.ts";
import { element } from "../../../lib/page/element.ts";
import type { Card } from "./content.ts";

/** Width of a card's figure: three stand in a row. */
const CARD_WIDTH = 380;

/** One of the three answers. */
export function cardNode(
  document: Document,
  { name, title, today, study, figure }: Card,
): HTMLElement {
  const svg = still(draw(untitled(figure), { document, width: CARD_WIDTH }));
  return element(
    document,
    "article",
    {},
    element(document, "h2", {}, element(document, "a", { href: `${name}.html` }, title)),
    element(document, "p", {}, today),
    svg,
    ...study === ""
      ? []
      : [element(document, "p", { class: "past" }, `The study’s rows: ${study}`)],
  );
}

/** A still figure without titles on its dots, its coordinates to a tenth of a pixel. */
function still(svg: SVGSVGElement): SVGSVGElement {
  for (const title of svg.querySelectorAll("title")) title.remove();
  withoutGroupLabels(svg);
  for (const node of svg.querySelectorAll("*")) {
    for (const { name, value } of [...node.attributes]) {
      if (!COORDINATES.has(name)) continue;
      node.setAttribute(
        name,
        value.replace(/\d+\.\d{2,}/g, (one) => String(Number(Number(one).toFixed(1)))),
      );
    }
  }
  return svg;
}

const COORDINATES = new Set("d transform x y x1 x2 y1 y2 cx cy".split(" "));
