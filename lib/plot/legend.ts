import { below } from "./tidy.ts";
import { round, svg } from "./svg.ts";
import { textWidth } from "./text.ts";
import { colors } from "./theme.ts";

/** One entry of a legend: what stands before its label, as an svg, and the label. */
export type Key = { label: string; swatch: SVGSVGElement };

/** A legend inside a figure: of categories, or a picture of its own such as a ramp. */
export type Legend = { title?: string } & ({ keys: readonly Key[] } | { picture: SVGSVGElement });

const FONT_SIZE = 12, ROW = 20, SWATCH = 12, GAP = 16;

/**
 * Reads Plot's legend of categories, which is HTML, so that it can be drawn inside a figure.
 *
 * @param div what `Plot.legend` or a figure's `legend(name)` gives.
 */
export function keysOf(div: Element): Key[] {
  const items = [...below(div)].filter((element) =>
    /(^|\s)\S+-swatch(\s|$)/.test(element.getAttribute("class") ?? "")
  );
  return items.flatMap((item) => {
    const swatch = item.firstElementChild;
    if (swatch?.localName !== "svg") return [];
    return [{
      label: (item.textContent ?? "").trim(),
      swatch: swatch.cloneNode(true) as SVGSVGElement,
    }];
  });
}

/**
 * Draws legends one below the other, their entries in rows that wrap at `width`. Gives the group and
 * its height in pixels.
 */
export function legendGroup(
  legends: readonly Legend[],
  { document, width }: { document: Document; width: number },
): { group: SVGGElement; height: number } {
  const group = svg(document, "g", {
    class: "legend",
    "font-size": FONT_SIZE,
    fill: colors.ink,
    "text-anchor": "start",
  });
  let top = 0;
  for (const legend of legends) {
    const title = legend.title ?? "";
    const start = title ? textWidth(title, FONT_SIZE) + GAP : 0;
    if (title) {
      group.append(svg(document, "text", { x: 0, y: top + 14, fill: colors.muted }, title));
    }
    if ("picture" in legend) {
      const wide = Number(legend.picture.getAttribute("width"));
      const fits = start + wide <= width;
      if (!fits) top += ROW;
      place(legend.picture, { x: fits ? start : 0, y: top });
      group.append(legend.picture);
      top += Number(legend.picture.getAttribute("height"));
      continue;
    }
    let x = start;
    for (const { label, swatch } of legend.keys) {
      const wide = SWATCH + 6 + textWidth(label, FONT_SIZE);
      if (x > 0 && x + wide > width) {
        x = 0;
        top += ROW;
      }
      place(swatch, { x, y: top + 4, width: SWATCH, height: SWATCH });
      group.append(
        swatch,
        svg(document, "text", { x: x + SWATCH + 6, y: top + 14, fill: colors.ink }, label),
      );
      x += wide + GAP;
    }
    top += ROW;
  }
  return { group, height: top };
}

/** Sets numbers as attributes, rounded, and lets nothing be cut. */
function place(element: SVGSVGElement, attributes: Record<string, number>): void {
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, String(round(value)));
  }
  element.setAttribute("overflow", "visible");
}
