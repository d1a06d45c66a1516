import { markup } from "../page/markup.ts";
import { checkFresh } from "../settings/fresh.ts";
import { told } from "../words/numbers.ts";
import { type Displayed, displayed, paragraphs } from "./display.ts";

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
  const [first, ...others] = new Set(all.map(told));
  const lead = others.length > 0 ? markup`<strong>${first}</strong>` : first;
  return displayed(paragraphs([first, ...others], [lead, ...others]));
}
