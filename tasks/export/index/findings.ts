import { Markup, markup } from "../../../lib/page/markup.ts";
import type { Notebook } from "../../notebook/notebook.ts";
import type { JudgedClaim } from "../../../lib/show/claims.ts";
import { type Figure, inlineSvg } from "../../page/figure.ts";
import { answerOf, claimsOf, mainFigure } from "../../page/outline.ts";

/** What a notebook found: its answer in sentences, and its main figure. */
export type Finding = { name: string; label: string; answer: string[]; figure: Figure };
export type Findings = { findings: Finding[]; claims: JudgedClaim[] };

/** How the notebooks are called, in the first page's order. */
export const LABELS: Readonly<Record<string, string>> = {
  energy: "Energy",
  finance: "Price",
  co2: "CO₂",
};

/**
 * What notebooks that have been run say.
 *
 * @throws {RangeError} when one has no answer or no main figure.
 */
export function findingsOf(
  run: Readonly<Record<string, Notebook>>,
  order: readonly string[] = Object.keys(LABELS),
): Findings {
  const findings = order.map((name): Finding => {
    const figure = mainFigure(run[name]), answer = answerOf(run[name]);
    if (figure !== null && answer.length > 0) return { name, label: LABELS[name], answer, figure };
    throw new RangeError(
      `Cannot show what ${name}.ipynb found: it needs a cell tagged "answer" that says something, ` +
        'and one tagged "main" that shows a figure',
    );
  });
  return { findings, claims: order.flatMap((name) => claimsOf(run[name])) };
}

/** A finding: a sentence in place of the figure's title, the figure with source and date, the way to the whole. */
export function findingHtml({ name, label, answer: [sentence], figure }: Finding): Markup {
  const { svg, narrow, titleHeight: above = 0 } = figure;
  const below = (narrow ?? svg).replace(
    / height="(\d+)" viewBox="0 0 (\d+) \1"/,
    (_, all, width) => ` height="${all - above}" viewBox="0 ${above} ${width} ${all - above}"`,
  );
  return markup`<article><h3>${sentence}</h3>
<div class="drawing">${new Markup(inlineSvg(below, "narrow"))}</div>
<p><a href="${name}.html">How that was found: ${label}</a></p></article>`;
}
