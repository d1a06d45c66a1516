import { decide as answerTo } from "../decide/answer.ts";
import type { Answer, Candidate, DecisionData, Estimated, Question } from "../decide/types.ts";
import { list, money, number, within } from "../words/numbers.ts";
import { formatCount, formatCounted } from "../words/quantity.ts";
import { DISPLAY, type Displayed } from "./display.ts";
import { escapeHtml } from "../page/markup.ts";
import { column, htmlTable, plainTable, type ShownColumn } from "./html_table.ts";

/** How many candidates are shown; all are in the answer. */
const MOST_SHOWN = 15;

/**
 * Answers which model to run, and in a notebook shows the answer: its cards, the candidates and what is
 * assumed. See `decide` of lib/decide/answer.ts for the rules.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadDecisionData } from "../decide/read_data.ts";
 * const { cards, headline } = decide(loadDecisionData(), { answersADay: 1000, grid: "FR" });
 * assert.equal(cards[0].kind, "cheapest");
 * assert.match(headline, /1,000 answers a day/);
 * ```
 * @param data from `lm.loadDecisionData()`.
 * @param question what you know; the rest is as in `QUESTION` of lib/decide/types.ts.
 * @throws {RangeError} for what a question cannot hold, and names that the data do not know.
 */
export function decide(
  data: DecisionData,
  question: Readonly<Partial<Question>> = {},
): Answer & Displayed {
  const answer = answerTo(data, question);
  const show = () => ({ "text/plain": answerText(answer), "text/html": answerHtml(answer) });
  // not enumerable, so that the answer stays plain data when it is copied or printed
  return Object.defineProperty(answer as Answer & Displayed, DISPLAY, { value: show });
}

/** An answer as lines of text. */
export function answerText(answer: Answer): string {
  const { assumptions } = answer;
  return [
    answer.headline,
    ...(answer.versus?.sentences ?? []).map((sentence) => `- ${sentence}`),
    ...answer.cards.map(({ title, key, why, change }) =>
      `\n${title}: ${nameOf(answer, key)}\n  ${why}\n  What would change it: ${change}`
    ),
    "",
    plainTable(columnsOf(answer.candidates), candidatesCaption(answer)),
    "",
    ...othersOf(answer),
    "",
    "What these numbers take for granted",
    ...assumptions.map(({ label, value, source }) => `- ${label}: ${value} (${source})`),
  ].join("\n");
}

/** An answer as HTML: text from the data stays text. */
function answerHtml(answer: Answer): string {
  const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`;
  const { cards, candidates, assumptions } = answer;
  const cardColumns = [
    column("Answer", cards.map(({ title }) => title)),
    column("Model", cards.map(({ key }) => nameOf(answer, key))),
    column("Why", cards.map(({ why }) => why)),
    column("What would change it", cards.map(({ change }) => change)),
  ];
  return [
    `<p><strong>${escapeHtml(answer.headline)}</strong></p>`,
    ...(answer.versus?.sentences ?? []).map(paragraph),
    cards.length === 0 ? "" : htmlTable(cardColumns, ""),
    htmlTable(columnsOf(candidates), candidatesCaption(answer)),
    ...othersOf(answer).map(paragraph),
    `<details><summary>What these numbers take for granted</summary>${
      htmlTable([
        column("What", assumptions.map(({ label }) => label)),
        column("Value", assumptions.map(({ value }) => value)),
        column("Source", assumptions.map(({ source }) => source)),
      ], "")
    }</details>`,
  ].join("\n");
}

/** What the table of candidates is. */
function candidatesCaption({ candidates }: Answer): string {
  const shown = Math.min(MOST_SHOWN, candidates.length);
  return `A month: ${
    shown < candidates.length
      ? `first ${shown} of ${formatCount(candidates.length)} candidates`
      : formatCounted(shown, "candidate")
  }, cheapest first`;
}

/** The candidates as columns. */
function columnsOf(candidates: readonly Candidate[]): ShownColumn[] {
  const shown = candidates.slice(0, MOST_SHOWN);
  const amount = (value: Estimated | null, digits = 3) =>
    value === null
      ? ""
      : value.interval === null
      ? number(value.estimate, digits)
      : within({ ...value, interval: value.interval });
  return [
    column("Model", shown.map(({ model }) => model)),
    column(
      "Rating",
      shown.map(({ rating }) => rating === null ? "" : String(Math.round(rating.estimate))),
      "right",
    ),
    column(
      "$",
      shown.map(({ dollars, dollarsPerMillionTokens }) =>
        dollars !== null
          ? money(dollars.estimate)
          : dollarsPerMillionTokens === null
          ? ""
          : `${money(dollarsPerMillionTokens)} per million tokens`
      ),
      "right",
    ),
    column("kWh", shown.map(({ kWh }) => amount(kWh)), "right"),
    column(
      "kg CO₂e",
      shown.map(({ co2Kg }) => co2Kg === null ? "" : number(co2Kg.estimate, 2)),
      "right",
    ),
    column(
      "Wh an answer",
      shown.map(({ whPerAnswer }) => whPerAnswer === null ? "" : number(whPerAnswer.estimate, 2)),
      "right",
    ),
    column(
      "Energy",
      shown.map(({ basis, weights }) =>
        basis === "not disclosed" && weights !== "closed" ? "not measured" : basis
      ),
    ),
    column("Remark", shown.map(({ not, machine }) => not ?? machine?.note ?? "")),
  ];
}

/** What is not in the table. */
function othersOf({ notRated, leftOut }: Answer): string[] {
  return [
    notRated.length === 0
      ? ""
      : `Newer than the ratings and on offer, not yet rated: ${
        list(notRated.map(({ model }) => model))
      }.`,
    leftOut.length === 0
      ? ""
      : `No candidates: ${
        list(leftOut.map(({ why, count }) => `${formatCount(count)} (${why})`))
      }.`,
  ].filter((text) => text !== "");
}

/** The full name of a candidate. */
function nameOf({ candidates }: Answer, key: string): string {
  return candidates.find((candidate) => candidate.key === key)?.model ?? key;
}
