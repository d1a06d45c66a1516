import { type Displayed, displayed } from "./display.ts";
import { escapeHtml } from "./escape.ts";

/** A piece of a sentence: plain, or set apart as important. */
export type Inline = string | { readonly strong: string };

/** One paragraph: a text, or its pieces in order. */
export type Paragraph = Inline | readonly Inline[];

/**
 * Shows computed sentences, one paragraph per argument. Text stays text: a model's name may hold
 * markup, and is shown as it is written.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { DISPLAY } from "./display.ts";
 * const bundle = await prose([{ strong: "Not supported." }, " R² < 0.5"])[DISPLAY]();
 * assert.equal(bundle["text/html"], "<p><strong>Not supported.</strong> R² &lt; 0.5</p>");
 * assert.equal(bundle["text/plain"], "Not supported. R² < 0.5");
 * ```
 */
export function prose(...paragraphs: readonly Paragraph[]): Displayed {
  const pieces = paragraphs.map((paragraph) => isPieces(paragraph) ? paragraph : [paragraph]);
  return displayed({
    "text/html": pieces.map((inlines) => `<p>${inlines.map(html).join("")}</p>`).join("\n"),
    "text/plain": pieces.map((inlines) => inlines.map(plain).join("")).join("\n\n"),
  });
}

/** `Array.isArray` for readonly arrays. */
function isPieces(paragraph: Paragraph): paragraph is readonly Inline[] {
  return Array.isArray(paragraph);
}

/** A piece as HTML. */
function html(inline: Inline): string {
  return typeof inline === "string"
    ? escapeHtml(inline)
    : `<strong>${escapeHtml(inline.strong)}</strong>`;
}

/** A piece as text. */
function plain(inline: Inline): string {
  return typeof inline === "string" ? inline : inline.strong;
}
