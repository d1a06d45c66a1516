import { NOT_XML } from "./serialize.ts";
import { colors } from "./theme.ts";

/** Attributes that may point at an id. */
const POINTERS = [
  "clip-path",
  "mask",
  "fill",
  "stroke",
  "marker-start",
  "marker-mid",
  "marker-end",
];

/** Colours of Plot that only a browser with its style sheet knows. */
const FIXED = new Map([
  ["currentColor", colors.ink],
  ["var(--plot-background)", colors.background],
]);

/**
 * Makes a chart's elements fit for a file of their own: colours outright, ids from 1 on, links to
 * http(s) alone, no script, no namespace but SVG's. Gives the colours in use, such as "fill #0069a8".
 *
 * @param chart changed in place.
 * @param ink the colour that its text and lines have where they name none.
 */
export function tidy(chart: Element, ink: string = colors.ink): Set<string> {
  const used = new Set<string>(), renamed = new Map<string, string>();
  const elements = [chart, ...below(chart)];
  for (const element of elements) {
    mend(element);
    const id = element.getAttribute("id");
    if (id) renamed.set(id, element.id = `id-${renamed.size + 1}`);
    for (const name of ["fill", "stroke"]) {
      let color = element.getAttribute(name);
      if (color === null || color === "none") continue;
      const fixed = color === "currentColor" ? ink : FIXED.get(color);
      if (fixed) element.setAttribute(name, color = fixed);
      used.add(`${name} ${color}`);
    }
  }
  if (renamed.size) pointAt(elements, (id) => renamed.get(id));
  return used;
}

/** What some kinds of elements need. */
function mend(element: Element): void {
  switch (element.localName) {
    case "script":
      return element.remove();
    case "style":
      return isOwnStyle(element) ? element.remove() : undefined;
    case "a":
      return keepWebLink(element);
    case "image":
      return void withPlainLink(element);
    case "g":
      return withClass(element);
    case "text": // Plot's sign for a warning wants the system's own font
      if (element.getAttribute("font-family") === "initial") element.removeAttribute("font-family");
  }
}

/** Gives a chart's ids a prefix, once the figure has a name. */
export function prefixIds(chart: Element, prefix: string): void {
  const elements = below(chart), ids = new Set<string>();
  for (const element of elements) {
    const id = element.getAttribute("id");
    if (!id) continue;
    ids.add(id);
    element.id = `${prefix}-${id}`;
  }
  if (ids.size) pointAt(elements, (id) => ids.has(id) ? `${prefix}-${id}` : undefined);
}

/** Replaces what XML cannot hold, and blanks that HTML writes as an entity which XML does not know. */
export function xmlSafe(text: string): string {
  return text.replace(NOT_XML, "\ufffd").replaceAll("\u00a0", " ");
}

/** Makes all words below an element such as XML can hold; few figures have any that it cannot. */
export function xmlSafeBelow(root: Element): void {
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      const safe = xmlSafe(value);
      if (safe !== value) element.setAttribute(name, safe);
    }
    for (const node of element.childNodes) {
      if (node.nodeType === 3) node.nodeValue = xmlSafe(node.nodeValue ?? "");
    }
  }
}

/** All elements below one but titles, in order; much faster under jsdom than a selector. */
export function below(root: Element, found: Element[] = []): Element[] {
  for (let child = root.firstElementChild; child; child = child.nextElementSibling) {
    if (child.localName === "title") continue;
    found.push(child);
    if (child.firstChild) below(child, found);
  }
  return found;
}

/** Plot's own style sheet, for a chart that stands in an HTML page. */
function isOwnStyle(element: Element): boolean {
  return element.localName === "style" && /^:where\(\./.test(element.textContent ?? "");
}

/** A mark's kind is its class: ARIA allows no label on a group, and the figure's own says it all. */
function withClass(group: Element): void {
  const kind = group.getAttribute("aria-label");
  if (kind === null) return;
  group.removeAttribute("aria-label");
  if (!group.getAttribute("class")) group.setAttribute("class", kind);
}

const XLINK = "http://www.w3.org/1999/xlink";

function keepWebLink(link: Element): void {
  const address = withPlainLink(link);
  if (address !== null && !/^https?:\/\//i.test(address)) link.removeAttribute("href");
}

/** Moves `xlink:href` to `href`, which needs no namespace of its own. */
function withPlainLink(element: Element): string | null {
  const old = element.getAttributeNS(XLINK, "href");
  if (old !== null) {
    element.removeAttributeNS(XLINK, "href");
    element.setAttribute("href", old);
  }
  return element.getAttribute("href");
}

/** Rewrites what points at ids. */
function pointAt(elements: readonly Element[], nameOf: (id: string) => string | undefined): void {
  for (const element of elements) {
    for (const pointer of POINTERS) {
      const id = /^url\("?#(.+?)"?\)$/.exec(element.getAttribute(pointer) ?? "")?.[1];
      const name = id === undefined ? undefined : nameOf(id);
      if (name !== undefined) element.setAttribute(pointer, `url(#${name})`);
    }
    const target = element.localName === "use" ? element.getAttribute("href") : null;
    const name = target?.startsWith("#") ? nameOf(target.slice(1)) : undefined;
    if (name !== undefined) element.setAttribute("href", `#${name}`);
  }
}
