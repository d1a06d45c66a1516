import { escapeHtml } from "../../lib/page/markup.ts";
import { compactFigure, withoutTitles } from "./compact.ts";
import type { Figure } from "./figure.ts";

/**
 * A figure as HTML, drawn once for wide places and once for narrow ones; the page's style shows one of
 * them. One without a narrow drawing scrolls in itself where there is too little room.
 */
export function figureHtml({ svg, narrow }: Figure, id: string): string {
  const drawing = (text: string, name: string) => inlineSvg(text, `${id}-${name}`, name);
  const drawings = narrow === null
    ? drawing(svg, "only")
    : drawing(svg, "wide") + drawing(withoutTitles(narrow), "narrow");
  const scroll = narrow === null ? ` tabindex="0"` : "";
  return `<figure class="drawing" data-figure="${escapeHtml(id)}"${scroll}>${drawings}</figure>`;
}

/** An SVG file's text as part of a page, which knows its namespace: one more class, fewer bytes. */
export function inlineSvg(svg: string, prefix: string, name: string): string {
  const plain = svg.replace(/^[^]*?(?=<svg\b)/, "")
    // paper is white
    .replaceAll(
      "@media (prefers-color-scheme:dark)",
      "@media screen and (prefers-color-scheme:dark)",
    );
  return compactFigure(plain, prefix).replace(
    /^<svg\b[^>]*>/,
    (root) => root.replaceAll(/ xmlns(:\w+)?="[^"]*"/g, "").replace(/ class="/, ` class="${name} `),
  );
}
