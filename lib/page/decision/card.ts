import type { Answer } from "../../decide/answer.ts";
import type { Assumption } from "../../decide/assumptions.ts";
import { type Candidate, TOO_UNCERTAIN } from "../../decide/candidate.ts";
import type { Card } from "../../decide/cards.ts";
import type { Estimated } from "../../decide/estimate.ts";
import type { DecisionData } from "../../decide/known.ts";
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

const HEADS = ["Price", "Energy", "CO₂e", "Rating"];

const MONTHS = 12;

/** The answer: what to run, what that takes, how sure it is, and what would change it. */
export function cardHtml(answer: Answer, dates: DecisionData["dates"]): Markup {
  const picks = picksOf(answer);
  return markup`<p class="lead" role="status">${answer.headline}</p>
${
    picks.length > 0 && markup`${amountsTable("picks", "What to run, a month", picks.map(pickRow))}
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

function pickRow({ cards, candidate }: ReturnType<typeof picksOf>[number]): Markup {
  return markup`<tr><th scope="row"><span class="label">${titleOf(cards)}</span> <bdi>${
    withoutOrganisation(candidate.model)
  }</bdi> <small>${cards.map(({ why }) => why).join(" ")}</small> <small>${
    runsOn(candidate)
  }</small></th>${amountCells(candidate, { year: true })}</tr>`;
}

/** Who serves a candidate, or the machine that it runs on and its making, and how sure its energy is. */
export function runsOn(
  { model, dollarsAre, prices, machine, makingKg, measured, sure }: Candidate,
): string {
  const variant = measured[0] && measured[0].model !== model && `, as ${measured[0].model}`;
  const on = machine &&
    ` (${machine.machines * machine.gpus} × ${machine.hardware}${variant || ""})`;
  const price = isServed(dollarsAre)
    ? prices!.second.provider +
      (prices!.providers === 1
        ? " alone"
        : `, second-cheapest of ${formatCounted(prices!.providers, "provider")}`)
    : `Price: ${dollarsAre}`;
  const making = makingKg && ` Making the machine: ${said(makingKg, "kg")} more a month.`;
  return `${price}. ${sure.startsWith("energy") ? "Its" : "Energy"} ${sure}${on ?? ""}.${
    making || ""
  }`;
}

/** Whether $ are a provider's price, no rent and no electricity. */
export function isServed(dollarsAre: string): boolean {
  return dollarsAre.includes("provider");
}

/** A table of models with what a month takes. */
function amountsTable(kind: string, caption: string, rows: readonly Markup[]): Markup {
  return markup`<table class="${kind}"><caption class="unseen">${caption}</caption>
<thead><tr><td></td>${
    HEADS.map((text) => markup`<th scope="col" class="number">${text}</th>`)
  }</tr></thead>
<tbody>${rows}</tbody></table>`;
}

/** A quantity in words: `$6.91`, `3.3 kWh`. */
export function said(value: number, unit: "$" | "kWh" | "kg" | "Wh"): string {
  if (unit !== "$") return `${formatNumber(value, value >= 100 ? 3 : 2)}\u202f${unit}`;
  return value >= 100 ? `$${formatDecimals(value, 0)}` : money(value);
}

/** The cells of a candidate: what a month takes and how sure that is, if asked what a year takes; its rating. */
export function amountCells(candidate: Candidate, { year }: { year: boolean }): Markup[] {
  const cells = Object.entries(AMOUNTS).map(([name, unit]) => {
    const key = name as keyof typeof AMOUNTS, amount = candidate[key];
    if (amount === null) {
      return markup`<td class="number"><small>${unknown(candidate, key)}</small></td>`;
    }
    return markup`<td class="number"><strong>${said(amount.estimate, unit)}</strong>${
      within(amount)
    }${
      year && key === "co2Kg" && candidate.co2KgInFrance &&
      markup` <small>${said(candidate.co2KgInFrance.estimate, unit)} in France</small>`
    }${year && markup` <small>${said(MONTHS * amount.estimate, unit)} a year</small>`}</td>`;
  });
  return [...cells, ratingCell(candidate)];
}

const within = ({ interval }: Estimated) =>
  interval !== null && markup` <small>${formatInterval(interval, 2)}</small>`;

/** Why there is no amount. */
function unknown(
  { weights, prices, tokensPerAnswer, sure }: Candidate,
  key: keyof typeof AMOUNTS,
): string {
  if (key === "dollars") {
    return prices !== null && tokensPerAnswer === null ? "length not known" : "no price";
  }
  if (sure === TOO_UNCERTAIN) return "too uncertain";
  return weights === "closed" ? "not disclosed" : "not measured";
}

function ratingCell({ rating }: Candidate): Markup {
  if (rating === null) return markup`<td class="number"><small>not rated</small></td>`;
  const [low, high] = rating.interval.map(Math.round);
  return markup`<td class="number"><strong>${
    Math.round(rating.estimate)
  }</strong> <small>${low} to ${high}</small></td>`;
}

/** Two models beside each other: what the one takes of the other's, what a month and a year take. */
export function versusHtml({ versus, candidates }: Answer): Markup {
  if (versus === null) return markup`<p>Choose two models.</p>`;
  const both = [versus.one, versus.other].map((key) =>
    candidates.find((candidate) => candidate.key === key)
  ).filter((candidate) => candidate !== undefined);
  return markup`${versus.sentences.map((sentence) => markup`<p>${sentence}</p>`)}
${amountsTable("candidates", "Two models, a month and a year", both.map(versusRow))}`;
}

/** The names of the first two models on the cards: what stands beside each other until somebody chooses. */
export function firstTwo({ cards, candidates }: Answer): string[] {
  const keys = new Set(cards.map(({ key }) => key));
  return candidates.filter(({ key }) => keys.has(key)).slice(0, 2)
    .map(({ key, rating }) => rating?.name ?? key);
}

function versusRow(candidate: Candidate): Markup {
  return markup`<tr><th scope="row"><bdi>${
    withoutOrganisation(candidate.model)
  }</bdi> <small>${candidate.sure}</small></th>${amountCells(candidate, { year: true })}</tr>`;
}

/** What the numbers take for granted, each with its source. */
export function assumptionsHtml({ assumptions }: Pick<Answer, "assumptions">): Markup {
  return markup`<ul class="assumptions">${
    assumptions.map((one) => markup`<li>${one.label}: ${one.value} ${sourceHtml(one)}</li>`)
  }</ul>`;
}

/** Where an assumption is from. */
export function sourceHtml({ source, url }: Assumption): Markup {
  const safe = url !== null && /^https?:\/\//.test(url);
  return markup`<small>(${safe ? markup`<a href="${url}">${source}</a>` : source})</small>`;
}
