import { colors } from "./theme.ts";

/** Colours of Plot that only a browser with its style sheet knows. */
const FIXED = new Map([
  ["currentColor", colors.ink],
  ["var(--plot-background)", colors.background],
]);

/**
 * Makes a figure's elements fit for a file of their own: colours outright, links to http(s) alone, no
 * script, no namespace but SVG's. Gives the colours in use, such as "fill #0069a8".
 */
export function tidy(elements: readonly Element[]): Set<string> {
  const used = new Set<string>();
  for (const element of elements) {
    mend(element);
    for (const name of ["fill", "stroke"]) {
      let color = element.getAttribute(name);
      if (color === null || color === "none") continue;
      const fixed = FIXED.get(color);
      if (fixed) element.setAttribute(name, color = fixed);
      used.add(`${name} ${color}`);
    }
  }
  return used;
}

const XLINK = "http://www.w3.org/1999/xlink";

function mend(element: Element): void {
  const kind = element.localName;
  // Plot's own style is for a chart that stands in an HTML page
  const isPlots = kind === "style" && element.textContent?.startsWith(":where(.");
  if (kind === "script" || isPlots) element.remove();
  if (kind === "a" || kind === "image") {
    const link = element.getAttributeNS(XLINK, "href") ?? element.getAttribute("href") ?? "";
    element.removeAttributeNS(XLINK, "href");
    if (kind === "image" || /^https?:\/\//i.test(link)) element.setAttribute("href", link);
    else element.removeAttribute("href");
  }
  if (kind === "g") {
    // A mark's kind is its class: ARIA allows no label on a group, and the figure's own says it all.
    const label = element.getAttribute("aria-label");
    element.removeAttribute("aria-label");
    if (label && !element.getAttribute("class")) element.setAttribute("class", label);
  }
  // Plot's sign for a warning wants the system's own font
  if (kind === "text" && element.getAttribute("font-family") === "initial") {
    element.removeAttribute("font-family");
  }
}

/** Names all ids of a figure by their order, and rewrites what points at them. */
export function renumber(elements: readonly Element[], prefix: string): void {
  const marked = elements.filter((one) => one.hasAttribute("id"));
  if (marked.length === 0) return;
  const names = new Map(marked.map(({ id }, index) => [id, `${prefix}-${index + 1}`]));
  for (const element of elements) {
    for (const { name, value } of [...element.attributes]) {
      const pointer = name === "id" ? /(.+)/ : name === "href" ? /^#(.+)/ : /^url\("?#(.+?)"?\)$/;
      const id = pointer.exec(value)?.[1] ?? "", fresh = names.get(id);
      if (fresh) element.setAttribute(name, value.replace(id, fresh));
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
