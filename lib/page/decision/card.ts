import type { Answer } from "../../decide/answer.ts";
import type { Assumption } from "../../decide/assumptions.ts";
import { type Candidate, TOO_UNCERTAIN } from "../../decide/candidate.ts";
import type { Card } from "../../decide/cards.ts";
import type { DecisionData } from "../../decide/read_data.ts";
import { NO_LENGTH } from "../../decide/tokens.ts";
import { withoutOrganisation } from "../../read/model_name.ts";
import { date, money } from "../../words/numbers.ts";
import {
  formatCounted,
  formatDecimals,
  formatInterval,
  formatList,
  formatNumber,
} from "../../words/quantity.ts";
import { type Markup, markup } from "../markup.ts";

/** What a month takes, with its unit. */
const AMOUNTS = { dollars: "$", kWh: "kWh", co2Kg: "kg" } as const;

const MONTHS = 12;

/** The answer: what to run, what that takes, how sure it is, and what would change it. */
export function cardHtml(answer: Answer, dates: DecisionData["dates"]): Markup {
  const rows = picksOf(answer).map(({ cards, candidate }) =>
    candidateRow(candidate, {
      label: titleOf(cards),
      remarks: [cards.map(({ why }) => why).join(" "), runsOn(candidate)],
    })
  );
  return markup`<p class="lead" role="status">${answer.headline}</p>
${
    rows.length > 0 && markup`${amountsTable("picks", "What to run, a month", rows)}
<dl class="changes"><dt>What would change it</dt>${
      answer.cards.map(({ change }) => markup`<dd>${change}</dd>`)
    }</dl>`
  }
<p class="dates">${datesOf(dates)}</p>`;
}

/** The models of the cards, each with all that it is the answer to. */
export function picksOf({ cards, candidates }: Answer): { cards: Card[]; candidate: Candidate }[] {
  return [...Map.groupBy(cards, ({ key }) => key)].map(([key, cards]) => ({
    cards,
    candidate: candidates.find((one) => one.key === key)!,
  }));
}

/** Of what day the numbers are. */
export function datesOf({ ratings, prices, energy }: DecisionData["dates"]): string {
  return `All of a month. Ratings of ${date(ratings)}, list prices of ${date(prices)}, ` +
    `energy measured by ${date(energy)}.`;
}

/** "Cheapest that is good enough and least energy". */
export function titleOf(cards: readonly Card[]): string {
  return formatList(cards.map(({ title }, i) => i === 0 ? title : title.toLowerCase()));
}

/** Who serves a candidate, or the machine that it runs on and its making, and how sure its energy is. */
export function runsOn(
  { model, dollarsAre, prices, machine, makingKg, measured, sure, tokensPerAnswer }: Candidate,
): string {
  const variant = measured[0] && measured[0].model !== model ? `, as ${measured[0].model}` : "";
  const on = machine && ` (${machine.machines * machine.gpus} × ${machine.hardware}${variant})`;
  const from = prices?.providers === 1
    ? " alone"
    : `, second-cheapest of ${formatCounted(prices?.providers ?? 0, "provider")}`;
  const price = isServed(dollarsAre) ? prices!.second.provider + from : `Price: ${dollarsAre}`;
  const making = makingKg ? ` Making the machine: ${said(makingKg, "kg")} more a month.` : "";
  const begin = sure.startsWith("energy")
    ? "Its"
    : /^(not )?(measured|estimated)/.test(sure)
    ? "Energy"
    : "No energy:";
  const length = tokensPerAnswer?.from === "filled in"
    ? ` Its answers were not counted: ${tokensPerAnswer.tokens} tokens, as filled in.`
    : "";
  return `${price}. ${begin} ${sure}${on ?? ""}.${making}${length}`;
}

/** Whether $ are a provider's price, no rent and no electricity. */
export function isServed(dollarsAre: string): boolean {
  return dollarsAre.includes("provider");
}

function amountsTable(kind: string, caption: string, rows: readonly Markup[]): Markup {
  return markup`<table class="${kind}"><caption class="unseen">${caption}</caption>
<thead><tr><td></td>${
    ["Price", "Energy", "CO₂e", "Rating"].map((text) =>
      markup`<th scope="col" class="number">${text}</th>`
    )
  }</tr></thead>
<tbody>${rows}</tbody></table>`;
}

/** A quantity in words: `$6.91`, `3.3 kWh`. */
function said(value: number, unit: "$" | "kWh" | "kg"): string {
  if (unit !== "$") return `${formatNumber(value, value >= 100 ? 3 : 2)}\u202f${unit}`;
  return value >= 100 ? `$${formatDecimals(value, 0)}` : money(value);
}

/** A candidate's name and remarks, and what it takes a month and a year. */
function candidateRow(
  candidate: Candidate,
  { label, remarks }: { label?: string; remarks: readonly string[] },
): Markup {
  const title = label !== undefined && markup`<span class="label">${label}</span> `;
  return markup`<tr><th scope="row">${title}<bdi>${withoutOrganisation(candidate.model)}</bdi>${
    remarks.map((remark) => markup` <small>${remark}</small>`)
  }</th>${amountCells(candidate, { year: true })}</tr>`;
}

/** The cells of a candidate: what a month takes and how sure that is, if asked what a year takes; its rating. */
export function amountCells(candidate: Candidate, { year }: { year: boolean }): Markup[] {
  const small = (text: string) => markup` <small>${text}</small>`;
  const cells = (["dollars", "kWh", "co2Kg"] as const).map((name) => {
    const amount = candidate[name], unit = AMOUNTS[name], french = candidate.co2KgInFrance;
    if (amount === null) {
      return markup`<td class="number"><small>${unknown(candidate, name)}</small></td>`;
    }
    return markup`<td class="number"><strong>${said(amount.estimate, unit)}</strong>${[
      amount.interval !== null && small(formatInterval(amount.interval, 2)),
      year && name === "co2Kg" && french && small(`${said(french.estimate, unit)} in France`),
      year && small(`${said(MONTHS * amount.estimate, unit)} a year`),
    ]}</td>`;
  });
  const { rating } = candidate;
  if (rating === null) return [...cells, markup`<td class="number"><small>not rated</small></td>`];
  const [points, low, high] = [rating.estimate, ...rating.interval].map(Math.round);
  const rated = markup`<strong>${points}</strong>${small(`${low} to ${high}`)}`;
  return [...cells, markup`<td class="number">${rated}</td>`];
}

/** Why there is no amount. */
export function unknown(
  { weights, prices, tokensPerAnswer, sure }: Candidate,
  name: keyof typeof AMOUNTS,
): string {
  if (name === "dollars") {
    return prices !== null && tokensPerAnswer === null ? "length not known" : "no price";
  }
  if (sure === TOO_UNCERTAIN) return "too uncertain";
  if (sure === NO_LENGTH) return "length not known";
  return weights === "closed" ? "not disclosed" : "not measured";
}

/** Two models beside each other: what the one takes of the other's, what a month and a year take. */
export function versusHtml({ versus, candidates }: Answer): Markup {
  if (versus === null) return markup`<p>Choose two models.</p>`;
  const rows = [versus.one, versus.other].map((key) => {
    const candidate = candidates.find((one) => one.key === key)!;
    return candidateRow(candidate, { remarks: [candidate.sure] });
  });
  return markup`${versus.sentences.map((sentence) => markup`<p>${sentence}</p>`)}
${amountsTable("candidates", "Two models, a month and a year", rows)}`;
}

/** Who stands beside the models asked for until somebody chooses: the first two others on the cards. */
export function firstTwo({ cards, candidates }: Answer): string[] {
  const others = candidates.filter(({ asked, key }) =>
    !asked && cards.some((card) => card.key === key)
  );
  return others.slice(0, 2).map(({ key, rating }) => rating?.name ?? key);
}

/** What the numbers take for granted, each with its source. */
export function assumptionsHtml(assumptions: readonly Assumption[]): Markup {
  return markup`<ul class="assumptions">${
    assumptions.map((one) => markup`<li>${one.label}: ${one.value} ${sourceHtml(one)}</li>`)
  }</ul>`;
}

/** Where an assumption is from. */
export function sourceHtml({ source, url }: Assumption): Markup {
  return markup`<small>(${url ? markup`<a href="${url}">${source}</a>` : source})</small>`;
}
