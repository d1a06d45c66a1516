import { escapeHtml } from "../../lib/page/markup.ts";
import { compactFigure, withoutTitles } from "./compact.ts";
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
export function inlineSvg(
  svg: string,
  prefix: string,
  name: string,
  description: string,
): string {
  const plain = svg.replace(/^[^]*?(?=<svg\b)/, "")
    // paper is white
    .replaceAll(
      "@media (prefers-color-scheme:dark)",
      "@media screen and (prefers-color-scheme:dark)",
    );
  const text = compactFigure(withIds(plain, prefix), prefix);
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
