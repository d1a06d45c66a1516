import { markup } from "../page/markup.ts";
import { takes } from "../read/said.ts";
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
 * ```
 */
export function text(...sentences: readonly (string | readonly string[])[]): Displayed {
  checkFresh();
  const all = sentences.flat(), isNoText = (one: unknown) => typeof one !== "string";
  const call = "lm.text(`The exponent is ${lm.within(fit.coefficients.paramsB)}.`)";
  takes(all.length > 0 && !all.some(isNoText), "text", "sentences", all.find(isNoText), call);
  const [first, ...others] = new Set(all.map(told));
  const lead = others.length > 0 ? markup`<strong>${first}</strong>` : first;
  return displayed(paragraphs([first, ...others], [lead, ...others]));
}
