/** SVG's own. */
export const NAMESPACE = "http://www.w3.org/2000/svg";

/** Makes one SVG element with its attributes and children; strings become text, never markup. */
export function svg<Name extends keyof SVGElementTagNameMap>(
  document: Document,
  name: Name,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: (Node | string)[]
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(
      key,
      typeof value === "number" ? String(round(value)) : value,
    );
  }
  // Under jsdom faster than append() and textContent.
  for (const child of children) {
    element.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  }
  return element;
}

/** Two decimals of a pixel: enough for print, and short in the file. */
export function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
