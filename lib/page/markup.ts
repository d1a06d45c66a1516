/** HTML that is made of texts which cannot become more than text. */
export class Markup {
  constructor(readonly html: string) {}
  toString(): string {
    return this.html;
  }
}

/** What may stand in markup; nothing is written of null and false. */
export type Written = Markup | string | number | null | false | readonly Written[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as HTML that shows this text, in an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/**
 * Writes HTML, in a page and in a file that becomes one. What is put into it is text, in an element or
 * in a quoted attribute; lists follow each other.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const names = ["a", "<b>"].map((name) => markup`<li title="${name}">${name}</li>`);
 * assert.equal(String(markup`<ul>${names}</ul>`),
 *   '<ul><li title="a">a</li><li title="&lt;b&gt;">&lt;b&gt;</li></ul>');
 * ```
 */
export function markup(parts: TemplateStringsArray, ...values: readonly Written[]): Markup {
  const html = parts.map((part, i) => (i === 0 ? "" : written(values[i - 1])) + part);
  return new Markup(html.join(""));
}

function written(value: Written): string {
  if (value === null || value === false) return "";
  if (value instanceof Markup) return value.html;
  return typeof value === "object" ? value.map(written).join("") : escapeHtml(String(value));
}
