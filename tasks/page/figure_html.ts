import { escapeHtml } from "../../lib/show/escape.ts";
import type { Figure } from "./figure.ts";

/**
 * A figure as HTML, drawn once for wide places and once for narrow ones; the page's style shows one of
 * them. One without a narrow drawing scrolls in itself where there is too little room.
 */
export function figureHtml({ svg, narrow, description }: Figure, id: string): string {
  const drawing = (text: string, name: string) =>
    inlineSvg(text, `${id}-${name}`, name, description);
  const drawings = narrow === null
    ? drawing(svg, "only")
    : drawing(svg, "wide") + drawing(withoutTitles(narrow), "narrow");
  const scroll = narrow === null ? ` tabindex="0"` : "";
  return `<figure class="drawing" data-figure="${escapeHtml(id)}"${scroll}>${drawings}</figure>`;
}

/** An SVG file's text as part of a page: a class and ids of its own, a name, fewer bytes. */
function inlineSvg(svg: string, prefix: string, name: string, description: string): string {
  const text = compact(withIds(svg.replace(/^[^]*?(?=<svg\b)/, ""), prefix));
  return text.replace(/^<svg\b[^>]*>/, (root) => {
    const plain = root.replaceAll(/ xmlns(:\w+)?="[^"]*"/g, "");
    const own = / class="/.test(plain)
      ? plain.replace(/ class="/, ` class="${name} `)
      : plain.replace(/^<svg/, `<svg class="${name}"`);
    if (/ (aria-label|aria-labelledby)="/.test(own)) return own;
    return own.replace(/^<svg/, `<svg role="img" aria-label="${escapeHtml(description)}"`);
  });
}

/** An SVG's text whose ids, and all that refers to them, begin with a prefix. */
function withIds(svg: string, prefix: string): string {
  return svg
    .replaceAll(/(<[^<>]*?\sid=")([^"]*)"/g, (_, before, id) => `${before}${prefix}-${id}"`)
    .replaceAll(/url\((["']|&quot;)?#/g, (_, quote = "") => `url(${quote}#${prefix}-`)
    .replaceAll(/((?:xlink:)?href=")#/g, (_, before) => `${before}#${prefix}-`)
    .replaceAll(
      /(aria-(?:labelledby|describedby)=")([^"]*)"/g,
      (_, before, ids) =>
        `${before}${ids.split(" ").map((id: string) => `${prefix}-${id}`).join(" ")}"`,
    );
}

/** A drawing for a phone, where nobody points at a dot to read its title. */
function withoutTitles(svg: string): string {
  return svg.replaceAll(/(?<!<svg\b[^>]*>)<title>[^<]*<\/title>/g, "");
}

/** A tag whose attributes may hold anything but quotes, and the attributes that are geometry. */
const TAG = /<[a-zA-Z]+(?: [\w:-]+="[^"]*")*>/g;
const GEOMETRY = / (?:d|transform|points|x|y|x1|x2|y1|y2|cx|cy|r|dx|dy|width|height)="[^"]*"/g;

/** The same drawing in fewer bytes: no closing tags of empty elements, two decimals of a pixel. */
export function compact(svg: string): string {
  return svg
    .replaceAll(
      TAG,
      (tag) => tag.replaceAll(GEOMETRY, (place) => place.replaceAll(/(\.\d\d)\d+/g, "$1")),
    )
    .replaceAll(/(<(path|rect|circle|line)(?: [\w:-]+="[^"]*")*)><\/\2>/g, "$1/>");
}
