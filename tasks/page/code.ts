import hljs from "highlight.js/lib/core";
import typescript from "highlight.js/lib/languages/typescript";

hljs.registerLanguage("typescript", typescript);

/**
 * A cell's code as HTML, its words in colours by class.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.match(codeHtml("const a = '<b>';"), /<span class="hljs-keyword">const<\/span>/);
 * assert.match(codeHtml("'<b>'"), /&lt;b&gt;/);
 * ```
 */
export function codeHtml(source: string): string {
  const { value } = hljs.highlight(source.trimEnd(), { language: "typescript" });
  return `<pre class="code" tabindex="0" aria-label="Code"><code>${value}</code></pre>`;
}
