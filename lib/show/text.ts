import { checkFresh } from "../settings/fresh.ts";
import { told } from "../words/numbers.ts";
import { type Displayed, displayed } from "./display.ts";
import { escapeHtml } from "../page/markup.ts";

/**
 * Shows computed sentences, a paragraph each; where there are several, the first stands out. Text
 * stays text: markup in a model's name is shown as it is written.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { DISPLAY } from "./display.ts";
 * const bundle = await text("R² < 0.5", "n = 7")[DISPLAY]();
 * assert.equal(bundle["text/html"], "<p><strong>R² &lt; 0.5</strong></p>\n<p>n = 7</p>");
 * assert.equal(bundle["text/plain"], "R² < 0.5\n\nn = 7");
 * ```
 * @throws {TypeError} for something that is no text.
 */
export function text(...sentences: readonly (string | readonly string[])[]): Displayed {
  checkFresh();
  const all = sentences.flat();
  if (all.length === 0 || !all.every((sentence) => typeof sentence === "string")) {
    throw new TypeError(
      `lm.text() takes sentences, such as lm.text(\`The exponent is \${lm.within(fit.coefficients` +
        ".paramsB)}.`)",
    );
  }
  const said = [...new Set(all.map(told))];
  const html = said.map(escapeHtml);
  if (html.length > 1) html[0] = `<strong>${html[0]}</strong>`;
  return displayed({
    "text/html": html.map((sentence) => `<p${plainIn(sentence)}>${sentence}</p>`).join("\n"),
    "text/plain": said.join("\n\n"),
  });
}

/** JupyterLab takes what stands between two $ for a formula, unless it is told not to. */
const plainIn = (text: string) => text.includes("$") ? ' class="mathjax_ignore"' : "";
