export const NAMESPACE = "http://www.w3.org/2000/svg";

type Attributes = Readonly<Record<string, string | number>>;

/** Makes one SVG element with its attributes and children; strings become text, never markup. */
export function svg<Name extends keyof SVGElementTagNameMap>(
  document: Document,
  name: Name,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): SVGElementTagNameMap[Name] {
  const element = set(document.createElementNS(NAMESPACE, name), attributes);
  // Under jsdom faster than append() and textContent.
  for (const child of children) {
    element.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  }
  return element;
}

/** Sets attributes; two decimals of a pixel are enough for print, and short in the file. */
export function set<Kind extends Element>(element: Kind, attributes: Attributes): Kind {
  for (const [name, value] of Object.entries(attributes)) {
    const text = typeof value === "number" ? Math.round(value * 100) / 100 : value;
    element.setAttribute(name, String(text));
  }
  return element;
}
