import type { Answer, Candidate } from "../../decide/types.ts";
import { withoutOrganisation } from "../../read/model_name.ts";
import { type Markup, markup } from "../markup.ts";
import { amountCells } from "./amounts.ts";

/** Two models beside each other: what the one takes of the other's, what a month and a year take. */
export function versusHtml({ versus, candidates }: Answer): Markup {
  if (versus === null) return markup`<p>Choose two models.</p>`;
  const both = [versus.one, versus.other].map((key) =>
    candidates.find((candidate) => candidate.key === key)
  ).filter((candidate) => candidate !== undefined);
  return markup`${versus.sentences.map((sentence) => markup`<p>${sentence}</p>`)}
<table class="candidates"><caption class="unseen">Two models, a month and a year</caption>
<thead><tr><th scope="col">Model</th>${
    ["Price", "Energy", "CO₂e", "Rating"].map((text) =>
      markup`<th scope="col" class="number">${text}</th>`
    )
  }</tr></thead><tbody>${both.map(rowHtml)}</tbody></table>`;
}

/** The names of the first two models on the cards: what stands beside each other until somebody chooses. */
export function firstTwo({ cards, candidates }: Answer): string[] {
  const keys = new Set(cards.map(({ key }) => key));
  return candidates.filter(({ key }) => keys.has(key)).slice(0, 2)
    .map(({ key, rating }) => rating?.name ?? key);
}

function rowHtml(candidate: Candidate): Markup {
  return markup`<tr><th scope="row"><bdi>${
    withoutOrganisation(candidate.model)
  }</bdi> <small>${candidate.sure}</small></th>${amountCells(candidate, { year: true })}</tr>`;
}
