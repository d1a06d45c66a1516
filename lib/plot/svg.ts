import { clipText } from "./text.ts";

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

/** Text cut to `room` pixels; where that takes some of it, the whole is its title. */
export function clippedText(
  document: Document,
  text: string,
  room: number,
  { "font-size": fontSize, ...attributes }:
    & { "font-size": number }
    & Record<string, string | number>,
): SVGTextElement {
  const shown = clipText(text, room, fontSize);
  const title = shown === text ? [] : [svg(document, "title", {}, text)];
  return svg(document, "text", { "font-size": fontSize, ...attributes }, shown, ...title);
}

/** Two decimals of a pixel: enough for print, and short in the file. */
export function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
