import type { Answer, Candidate, Card, DecisionData } from "../../decide/types.ts";
import { withoutOrganisation } from "../../read/model_name.ts";
import { date } from "../../words/numbers.ts";
import { formatCounted, formatList } from "../../words/quantity.ts";
import { type Markup, markup } from "../markup.ts";
import { amountCells, said } from "./amounts.ts";

/** The answer: what to run, what that takes, how sure it is, and what would change it. */
export function cardHtml(
  answer: Answer,
  { ratings, prices, energy }: DecisionData["dates"],
): Markup {
  const picks = [...Map.groupBy(answer.cards, ({ key }) => key)].flatMap(([key, cards]) => {
    const candidate = answer.candidates.find((one) => one.key === key);
    return candidate === undefined ? [] : [{ cards, candidate }];
  });
  const heads = ["Price", "Energy", "CO₂e", "Rating"];
  return markup`<p class="lead" role="status">${answer.headline}</p>
${
    picks.length > 0 &&
    markup`<table class="picks"><caption class="unseen">What to run, a month</caption>
<thead><tr><td></td>${
      heads.map((text) => markup`<th scope="col" class="number">${text}</th>`)
    }</tr></thead>
<tbody>${picks.map(({ cards, candidate }) => pickRow(cards, candidate))}</tbody></table>
<dl class="changes"><dt>What would change it</dt>${
      answer.cards.map(({ change }) => markup`<dd>${change}</dd>`)
    }</dl>`
  }
<p class="dates">All of a month. Ratings of ${date(ratings)}, list prices of ${
    date(prices)
  }, energy measured by ${date(energy)}.</p>`;
}

/** One model, for all that it is the answer to. */
function pickRow(cards: readonly Card[], candidate: Candidate): Markup {
  const titles = cards.map(({ title }, i) => i === 0 ? title : title.toLowerCase());
  return markup`<tr><th scope="row"><span class="label">${formatList(titles)}</span> <bdi>${
    withoutOrganisation(candidate.model)
  }</bdi> <small>${cards.map(({ why }) => why).join(" ")}</small> <small>${
    runsOn(candidate)
  }</small></th>${amountCells(candidate, { year: true })}</tr>`;
}

/** Who serves a candidate, or the machine that it runs on, and how sure its energy is. */
function runsOn({ dollarsAre, prices, machine, sure }: Candidate): string {
  const on = machine === null ? "" : ` (${machine.gpus} × ${machine.hardware})`;
  return `${isServed(dollarsAre) ? `${providersOf(prices!)}. ` : ""}Energy ${sure}${on}.`;
}

/** Whether $ are a provider's price, no rent and no electricity. */
export function isServed(dollarsAre: string): boolean {
  return dollarsAre.includes("provider");
}

/** The provider whose price counts, and what the others ask. */
function providersOf({ second, cheapest, dearest, providers }: NonNullable<Candidate["prices"]>) {
  if (providers === 1 || cheapest.dollars === null || dearest.dollars === null) {
    return `${second.provider}${providers === 1 ? " alone" : ""}`;
  }
  const range = `${said(cheapest.dollars, "$")} to ${said(dearest.dollars, "$")}`;
  return `${second.provider}, second-cheapest of ${
    formatCounted(providers, "provider")
  } (${range})`;
}
