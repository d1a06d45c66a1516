import { type Answer, decide as answerTo } from "../decide/answer.ts";
import type { Candidate } from "../decide/candidate.ts";
import type { DecisionData } from "../decide/read_data.ts";
import type { Asked } from "../decide/question.ts";
import { candidatesHtml, othersHtml } from "../page/decision/candidates.ts";
import {
  assumptionsHtml,
  cardHtml,
  datesOf,
  picksOf,
  runsOn,
  titleOf,
  unknown,
  versusHtml,
} from "../page/decision/card.ts";
import { takes } from "../read/said.ts";
import { Markup, markup } from "../page/markup.ts";
import { list, money, number, within } from "../words/numbers.ts";
import { formatCount } from "../words/quantity.ts";
import { DISPLAY, type Displayed } from "./display.ts";
import { plainTable } from "./html_table.ts";

/** How many candidates a text shows; all are in the answer. */
const MOST_SHOWN = 15;

/** The card's styles; an untrusted notebook drops them and shows plain tables. */
const STYLE = new URL("../page/decision/card.css", import.meta.url);

/**
 * Answers which model to run, and in a notebook shows the card of the first page with all candidates and
 * what is assumed. docs/methods.md has the rules.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadDecisionData } from "../decide/read_data.ts";
 * const { cards, headline } = decide(loadDecisionData(), { answersADay: 1000, grid: "FR" });
 * assert.equal(cards[0].kind, "cheapest");
 * assert.match(headline, /1,000 answers a day/);
 * ```
 * @param data from `lm.loadDecisionData()`.
 * @param question what you know; the rest is as in `QUESTION` of lib/decide/question.ts.
 * @throws {RangeError} for what a question cannot hold, and names that the data do not know.
 */
export function decide(data: DecisionData, question: Asked = {}): Answer & Displayed {
  const call = 'lm.decide(lm.loadDecisionData(), { grid: "FR" })';
  takes(Array.isArray(data?.models), "decide", "what lm.loadDecisionData() gives", data, call);
  const answer = answerTo(data, question);
  const show = () => ({
    "text/plain": answerText(answer, data.dates),
    "text/html": answerHtml(answer, data.dates).html,
  });
  // not enumerable, so that the answer stays plain data when it is copied or printed
  return Object.defineProperty(answer as Answer & Displayed, DISPLAY, { value: show });
}

/** An answer as the first page has it; JupyterLab would take what stands between two $ for a formula. */
function answerHtml(answer: Answer, dates: DecisionData["dates"]): Markup {
  const folded = (title: string, content: Markup) =>
    markup`<details><summary>${title}</summary>${content}</details>`;
  return markup`<style>${new Markup(Deno.readTextFileSync(STYLE))}</style>
<div class="decided mathjax_ignore">${cardHtml(answer, dates)}
${answer.versus && versusHtml(answer)}
${folded("All candidates", candidatesHtml(answer))}
${othersHtml(answer)}
${folded("What these numbers take for granted", assumptionsHtml(answer.assumptions))}</div>`;
}

/** An answer as lines of text. */
export function answerText(answer: Answer, dates: DecisionData["dates"]): string {
  const { headline, versus, candidates, notRated, leftOut, assumptions } = answer;
  const cards = picksOf(answer).flatMap(({ cards, candidate }) => [
    "",
    `${titleOf(cards)}: ${candidate.model}`,
    `  A month: ${monthOf(candidate)}. ${runsOn(candidate)}`,
    ...cards.flatMap(({ why, change }) => [`  ${why}`, `  What would change it: ${change}`]),
  ]);
  return [
    headline,
    ...(versus?.sentences ?? []).map((sentence) => `- ${sentence}`),
    ...cards,
    ...(candidates.length > 0 ? ["", candidatesText(candidates)] : []),
    "",
    `Newer than the ratings and on offer, not yet rated: ${list(notRated.map((d) => d.model))}.`,
    `No candidates: ${list(leftOut.map(({ why, count }) => `${formatCount(count)} (${why})`))}.`,
    datesOf(dates),
    "",
    "What these numbers take for granted",
    ...assumptions.map(({ label, value, source }) => `- ${label}: ${value} (${source})`),
  ].join("\n");
}

/** "$4.07, 1.92 kWh (1.59 to 3.99), 0.085 kg of CO₂e; rated 1334 (1328 to 1340)". */
function monthOf({ dollars, kWh, co2Kg, co2KgInFrance: french, rating }: Candidate): string {
  const inFrance = french ? `, in France ${within(french, "kg")}` : "";
  const amounts = [
    dollars && money(dollars.estimate),
    kWh && within(kWh, "kWh"),
    co2Kg && `${within(co2Kg, "kg")} of CO₂e${inFrance}`,
  ].filter((text) => text !== null).join(", ");
  if (rating === null) return amounts;
  const [points, low, high] = [rating.estimate, ...rating.interval].map(Math.round);
  return `${amounts}; rated ${points} (${low} to ${high})`;
}

function candidatesText(candidates: readonly Candidate[]): string {
  const shown = candidates.slice(0, MOST_SHOWN);
  const rows = shown.map((one) => ({
    "Model": one.model,
    "Rating": one.rating ? one.rating.estimate.toFixed() : "",
    "$": dollarsText(one),
    "kWh": one.kWh ? within(one.kWh) : "",
    "kg CO₂e": one.co2Kg ? number(one.co2Kg.estimate, 2) : "",
    "Energy": one.basis === "not disclosed" ? unknown(one, "kWh") : one.basis,
    "Remark": one.not ?? one.machine?.note ?? "",
  }));
  const caption = `A month: ${shown.length} of ${
    formatCount(candidates.length)
  } candidates, those asked for and then the cheapest first`;
  return plainTable(rows, caption, { right: ["Rating", "$", "kWh", "kg CO₂e"] });
}

/** $ a month, or of a million tokens where no length of an answer is known. */
function dollarsText({ dollars, dollarsPerMillionTokens: perMillion }: Candidate): string {
  if (dollars) return money(dollars.estimate);
  return perMillion === null ? "" : `${money(perMillion)} per million tokens`;
}
