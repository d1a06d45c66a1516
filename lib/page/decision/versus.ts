import type { Answer, Candidate } from "../../decide/types.ts";
import { withoutOrganisation } from "../../read/model_name.ts";
import { within } from "../../words/numbers.ts";
import { type Markup, markup } from "../markup.ts";
import { amountCells } from "./amounts.ts";

/** Two models beside each other: what a month and a year take, and how many times of the other's. */
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
  }</tr></thead><tbody>${both.map(rowHtml)}</tbody></table>
<p>${withoutOrganisation(both[0]?.model ?? "")} takes, of the other’s:</p>
<ul>${
    versus.ratios.map(({ of, estimate, interval }) =>
      markup`<li>${of}: ${
        within({ estimate, interval: interval ?? [estimate, estimate] })
      } times</li>`
    )
  }</ul>`;
}

function rowHtml(candidate: Candidate): Markup {
  return markup`<tr><th scope="row"><bdi>${
    withoutOrganisation(candidate.model)
  }</bdi> <small>${candidate.sure}</small></th>${amountCells(candidate, { year: true })}</tr>`;
}
