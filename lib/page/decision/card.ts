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

/** Where a candidate runs, and how sure its energy is. */
export function runsOn({ dollarsAre, prices, machine, sure }: Candidate): string {
  const place = prices === null || dollarsAre.indexOf("provider") < 0
    ? dollarsAre
    : providersOf(prices);
  const on = machine === null ? "" : ` (${machine.gpus} × ${machine.hardware})`;
  return `${place}. Energy ${sure}${on}.`;
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
