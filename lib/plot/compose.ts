import { formatCounted, formatList } from "../words/quantity.ts";
import { keysOf, type Legend, legendGroup } from "./legend.ts";
import { roomNow, WIDE } from "./room.ts";
import { styleOf } from "./scheme.ts";
import { NAMESPACE, set, svg } from "./svg.ts";
import { balanceText, BOLD } from "./text.ts";
import { colors, FONT } from "./theme.ts";
import { below, renumber, tidy } from "./tidy.ts";

type Words = {
  title?: string | null;
  subtitle?: string | null;
  caption?: string | null;
  legends?: readonly Legend[];
  /** What the figure shows, for who cannot see it. */
  description?: string;
  /** Class of the figure and prefix of its ids. */
  className?: string;
};

/** Pixels around what a figure shows. */
export const PADDING = 12;

/** What a reader calls the kinds of marks that Plot names otherwise. */
const CALLED: Readonly<Record<string, string>> = { rule: "line", tick: "line", link: "line" };

const FURNITURE = /axis|grid|frame|tip|crosshair|legend/;

const composed = new WeakMap<Element, { title: string | null; titleHeight: number }>();

export const isComposed = (node: Element) => composed.has(node);

/** The title of a composed figure, and how many pixels its lines take. */
export const titleOf = (figure: Element) => composed.get(figure)!;

/**
 * Puts what Plot returns, an `<svg>` or a `<figure>` with title, legends and caption in HTML, into one
 * SVG that is a valid file, follows its reader's dark scheme, and shares no class and no id with another
 * figure. The charts move into it; what is such a figure already is given back.
 */
export function compose(node: Element, words: Words = {}): SVGSVGElement {
  if (composed.has(node)) return node as SVGSVGElement;
  const parts = { ...partsOf(node), ...words };
  if (!parts.charts.length && !parts.legends?.length) {
    throw new TypeError(
      `Cannot show a figure: found no <svg> in <${node.localName}>, need what Plot.plot returns`,
    );
  }
  return frame(parts, node.ownerDocument);
}

function partsOf(node: Element): Words & { charts: SVGSVGElement[] } {
  const legends: Legend[] = [], charts: SVGSVGElement[] = [];
  const words: Record<string, string> = {};
  const names = { figcaption: "caption", h1: "title", h2: "title", h3: "subtitle" };
  const look = (element: Element) => {
    const name = element.getAttribute("class") ?? "", kind = element.localName;
    if (/-swatches(\s|$)/.test(name)) legends.push({ keys: keysOf(element) });
    else if (kind === "svg" && /-ramp$/.test(name)) {
      const swatch = set(element as SVGSVGElement, { class: "ramp", "font-family": FONT });
      legends.push({ keys: [{ swatch, label: "" }] });
    } else if (kind === "svg") charts.push(element as SVGSVGElement);
    else if (kind in names) words[names[kind as keyof typeof names]] = element.textContent ?? "";
    else for (const child of element.children) look(child);
  };
  look(node);
  return { ...words, legends, charts };
}

function frame(parts: ReturnType<typeof partsOf>, document: Document): SVGSVGElement {
  const { charts, legends = [] } = parts;
  const pictures = [...charts, ...legends.flatMap(({ keys }) => keys.map(({ swatch }) => swatch))];
  const inner = Math.max(...pictures.map((one) => sizeOf(one).width), charts.length ? 0 : 480);
  const width = inner + 2 * PADDING;
  const root = svg(document, "svg", {
    role: "img",
    "aria-label": parts.description ?? parts.title ?? describe(charts),
    width,
    "font-family": FONT,
    "text-anchor": "start",
  });
  root.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns", NAMESPACE);
  const fill = charts.map(outright).find(Boolean) ?? colors.background;
  const background = svg(document, "rect", { class: "background", width, fill });
  root.append(background);
  let y = PADDING;
  const paragraph = (text: string | null | undefined, size: number, fill: string, bold = false) => {
    if (!text) return;
    const height = Math.round(size * 1.4);
    const lines = balanceText(text, inner, bold ? size * BOLD : size).map((line, index, all) => {
      // The blank keeps words apart when the text is copied or read aloud.
      const words = index < all.length - 1 ? `${line} ` : line;
      return svg(document, "tspan", { x: PADDING, y: y + index * height + size }, words);
    });
    const look = { "font-size": size, fill, ...(bold ? { "font-weight": "bold" } : {}) };
    root.append(svg(document, "text", look, ...lines));
    y += lines.length * height;
  };
  paragraph(parts.title, width < WIDE ? 15 : 17, colors.ink, true);
  composed.set(root, { title: parts.title ?? null, titleHeight: y - PADDING });
  if (parts.subtitle) y += 3;
  paragraph(parts.subtitle, 13, colors.muted);
  if (y > PADDING) y += 8;
  if (legends.length) {
    const { group, height } = legendGroup(legends, { document, most: inner });
    root.append(set(group, { transform: `translate(${PADDING},${y})` }));
    y += height + 4;
  }
  for (const chart of charts) {
    for (const name of ["class", "xmlns", "xmlns:xlink"]) chart.removeAttribute(name);
    root.append(set(chart, { x: PADDING, y, overflow: "visible" }));
    y += sizeOf(chart).height;
  }
  if (parts.caption) y += 8;
  paragraph(parts.caption, 11, colors.muted);
  const height = Math.ceil(y + PADDING);
  set(root, { height, viewBox: `0 0 ${width} ${height}` });
  set(background, { height });

  const elements = below(root), used = tidy(elements), { name } = roomNow();
  renumber(elements, "id"); // Plot counts its ids through all figures: they are no part of this one's name
  const className = parts.className ?? name ?? `figure-${shortHash(root.outerHTML)}`;
  root.setAttribute("class", className);
  renumber(elements, className);
  root.prepend(svg(document, "style", {}, styleOf(className, used)));
  return root;
}

function sizeOf(chart: SVGSVGElement): { width: number; height: number } {
  const [, , wide = 640, high = 400] = chart.getAttribute("viewBox")?.split(/[ ,]+/).map(Number) ??
    [];
  const length = (name: string) => parseFloat(chart.getAttribute(name) ?? "");
  return { width: length("width") || wide, height: length("height") || high };
}

/** Writes what a chart's own style says of its ink and font as attributes, and gives its background. */
function outright(chart: SVGSVGElement): string | undefined {
  const { color, background, backgroundColor } = chart.style;
  for (const name of ["background", "background-color", "color"]) chart.style.removeProperty(name);
  if (!chart.getAttribute("style")) chart.removeAttribute("style");
  if (chart.getAttribute("font-family") === "system-ui, sans-serif") {
    chart.setAttribute("font-family", FONT);
  }
  for (const element of color ? [chart, ...below(chart)] : []) {
    for (const name of ["fill", "stroke"]) {
      if (element.getAttribute(name) === "currentColor") element.setAttribute(name, color);
    }
  }
  return backgroundColor || background;
}

/** A short word for a text (FNV-1a, 32 bits): the same figure has the same name. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

/**
 * Says in words what charts show that have no title, such as "Chart of 565 dots and 3 lines; Parameters
 * (B) and Energy": how many elements of each kind, and the axes.
 */
function describe(charts: readonly Element[]): string {
  const groups = charts.flatMap((chart) => [...chart.querySelectorAll(":scope > [aria-label]")])
    .map((group) => ({ group, label: group.getAttribute("aria-label")! }));
  const axes = groups.filter(({ label }) => label.endsWith("axis label"))
    .map(({ group }) => (group.textContent ?? "").replace(/[↑→←↓]/g, "").trim());
  const marks = groups.filter(({ label }) => !FURNITURE.test(label)).map(({ group, label }) => {
    // in facets elements lie one group deeper
    const all = [...group.children].flatMap((one) =>
      one.localName === "g" ? [...one.children] : one
    );
    const drawn = all.filter(({ localName }) => !/^(clipPath|marker|defs)$/.test(localName));
    return { name: CALLED[label] ?? label, count: drawn.length };
  });
  const kinds = [...Map.groupBy(marks, ({ name }) => name)].map(([name, own]) =>
    formatCounted(own.reduce((sum, { count }) => sum + count, 0), name)
  );
  const what = kinds.length ? ` of ${formatList(kinds)}` : "";
  return `Chart${what}${axes.length ? `; ${axes.join(" and ")}` : ""}`;
}
