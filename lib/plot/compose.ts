import { keysOf, type Legend, legendGroup } from "./legend.ts";
import { NAMESPACE, round, svg } from "./svg.ts";
import { balanceText } from "./text.ts";
import { colors, FONT } from "./theme.ts";
import { NOT_XML } from "./serialize.ts";
import { prefixIds, tidy, xmlSafe, xmlSafeBelow } from "./tidy.ts";
import { styleOf } from "./twins.ts";
import { describe } from "./describe.ts";
import { nameNow, WIDE } from "./room.ts";

/** The words of a figure, and its keys. */
export type Words = {
  title?: string | null;
  subtitle?: string | null;
  /** Source and date, below the chart. */
  caption?: string | null;
  legends?: readonly Legend[];
  /** What the figure shows, for who cannot see it. */
  description?: string;
  /** Class of the figure and prefix of its ids. */
  className?: string;
};

/** What a figure is put together from. */
type Parts = Words & { charts: SVGSVGElement[] };

/** Padding of a figure in pixels, on each side. */
export const PADDING = 12;

/** The words of figures that are composed already. */
const composed = new WeakMap<Element, Words>();

/** Whether an element is a figure as `compose` makes it. */
export function isComposed(node: Element): boolean {
  return composed.has(node);
}

/** The words that a figure was composed with. */
export function wordsOf(figure: Element): Words {
  return composed.get(figure) ?? {};
}

/**
 * Puts what Plot returns, an `<svg>` or a `<figure>` with title, legends and caption in HTML, into one
 * SVG that is valid in a file of its own, follows its reader's light or dark scheme, and shares no
 * class and no id with another figure. What is such a figure already is given back.
 *
 * @param node changed: its charts move into the new figure.
 * @throws {TypeError} when there is no chart and no legend in it.
 */
export function compose(node: Element, words: Words = {}): SVGSVGElement {
  if (composed.has(node)) return node as SVGSVGElement;
  const parts = { ...partsOf(node), ...words };
  if (!parts.charts.length && !parts.legends?.length) {
    throw new TypeError(
      `Cannot show a figure: found no <svg> in <${node.localName}>, need what Plot.plot returns`,
    );
  }
  const root = frame(parts, node.ownerDocument);
  composed.set(root, { title: parts.title, caption: parts.caption });
  return root;
}

/** Takes a Plot apart: its words, its legends, its charts. */
function partsOf(node: Element): Parts {
  if (node.localName === "svg") return { charts: [node as SVGSVGElement] };
  const legends: Legend[] = [], charts: SVGSVGElement[] = [];
  const words: Record<string, string> = {};
  const look = (element: Element) => {
    const name = element.getAttribute("class") ?? "", text = element.textContent ?? "";
    if (/-swatches(\s|$)/.test(name)) legends.push({ keys: keysOf(element) });
    else if (element.localName === "svg" && /-ramp$/.test(name)) {
      legends.push({ picture: element as SVGSVGElement });
      element.setAttribute("class", "ramp");
      element.setAttribute("font-family", FONT);
    } else if (element.localName === "svg") charts.push(element as SVGSVGElement);
    else if (element.localName === "figcaption") words.caption = text;
    else if (/^h[12]$/.test(element.localName)) words.title = text;
    else if (element.localName === "h3") words.subtitle = text;
    else for (const child of element.children) look(child);
  };
  look(node);
  return { ...words, legends, charts };
}

/** Sets the parts one below the other. */
function frame(parts: Parts, document: Document): SVGSVGElement {
  const { charts, legends = [] } = parts;
  const description = parts.description ?? parts.title ?? describe(charts);
  const wide = [...charts, ...legends.flatMap((one) => "picture" in one ? [one.picture] : [])];
  const inner = Math.max(...wide.map((chart) => sizeOf(chart).width), charts.length ? 0 : 480);
  const width = inner + 2 * PADDING;
  const used = new Set(
    [colors.ink, colors.muted, colors.background].map((color) => `fill ${color}`),
  );
  const styles = charts.map(outright);
  const pictures = legends.flatMap((one) =>
    "picture" in one ? [one.picture] : one.keys.map(({ swatch }) => swatch)
  );
  charts.forEach((chart, index) =>
    tidy(chart, styles[index].ink).forEach((color) => used.add(color))
  );
  for (const picture of pictures) tidy(picture).forEach((color) => used.add(color));

  const root = svg(document, "svg", {
    role: "img",
    "aria-label": xmlSafe(description),
    width,
    "font-family": FONT,
    "text-anchor": "start",
  });
  root.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns", NAMESPACE);
  const fill = styles.map(({ background }) => background).find(Boolean) ?? colors.background;
  const background = svg(document, "rect", { class: "background", width, fill });
  root.append(background);
  let y = PADDING;
  const paragraph = (
    text: string | null | undefined,
    style: { size: number; color: string; bold?: boolean; gap?: number },
  ) => {
    if (!text) return;
    const { size, color, bold = false, gap = 0 } = style;
    const weight = bold ? "bold" : "normal", height = Math.round(size * 1.4);
    const lines = balanceText(xmlSafe(text), inner, size, weight);
    y += gap;
    const element = svg(document, "text", { "font-size": size, fill: color });
    if (bold) element.setAttribute("font-weight", weight);
    lines.forEach((line, index) => {
      // The blank keeps words apart when the text is copied or read aloud.
      const words = index < lines.length - 1 ? `${line} ` : line;
      const baseline = y + index * height + size;
      element.append(svg(document, "tspan", { x: PADDING, y: baseline }, words));
    });
    root.append(element);
    y += lines.length * height;
  };
  paragraph(parts.title, { size: width < WIDE ? 15 : 17, color: colors.ink, bold: true });
  paragraph(parts.subtitle, { size: 13, color: colors.muted, gap: 3 });
  if (legends.length) {
    const keys = legendGroup(legends, { document, width: inner });
    if (y > PADDING) y += 8;
    keys.group.setAttribute("transform", `translate(${PADDING},${round(y)})`);
    root.append(keys.group);
    y += keys.height + 4;
  } else if (y > PADDING) y += 8;
  for (const chart of charts) {
    const { height } = sizeOf(chart);
    for (const name of ["class", "xmlns", "xmlns:xlink"]) chart.removeAttribute(name);
    chart.setAttribute("x", String(PADDING));
    chart.setAttribute("y", String(round(y)));
    chart.setAttribute("overflow", "visible");
    root.append(chart);
    y += height;
  }
  paragraph(parts.caption, { size: 11, color: colors.muted, gap: 8 });
  const height = Math.ceil(y + PADDING);
  root.setAttribute("height", String(height));
  root.setAttribute("viewBox", `0 0 ${width} ${height}`);
  background.setAttribute("height", String(height));
  return named(root, used, parts.className);
}

/** Gives a figure its class, the prefix of its ids, and the rules of its dark scheme. */
function named(
  root: SVGSVGElement,
  used: Set<string>,
  className: string | undefined = nameNow(),
): SVGSVGElement {
  const text = nameNow() === undefined ? root.outerHTML : ""; // no file is made of a screen's figure
  if (text.includes("&nbsp;") || text.search(NOT_XML) >= 0) xmlSafeBelow(root);
  const name = className ?? `figure-${shortHash(text)}`;
  root.setAttribute("class", name);
  if (root.querySelector("[id]")) prefixIds(root, name);
  root.prepend(svg(root.ownerDocument, "style", {}, styleOf(name, used)));
  return root;
}

/** Size of an svg in pixels. */
function sizeOf(chart: SVGSVGElement): { width: number; height: number } {
  const [, , wide = 640, high = 400] = (chart.getAttribute("viewBox") ?? "").split(/[ ,]+/)
    .filter(Boolean).map(Number);
  const length = (name: string, other: number) =>
    parseFloat(chart.getAttribute(name) ?? "") || other;
  return { width: length("width", wide), height: length("height", high) };
}

/** What a chart's own style says of its ink and background; its font becomes the figures' where it says none. */
function outright(chart: SVGSVGElement): { ink: string; background: string | null } {
  const { color = "", background = "", backgroundColor = "" } = chart.style ?? {};
  for (const name of ["background", "background-color", "color"]) chart.style?.removeProperty(name);
  if (!chart.getAttribute("style")) chart.removeAttribute("style");
  if (chart.getAttribute("font-family") === "system-ui, sans-serif") {
    chart.setAttribute("font-family", FONT);
  }
  return { ink: color || colors.ink, background: backgroundColor || background || null };
}

/** A short word for a text (FNV-1a, 32 bits): the same figure has the same name. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
