import type { Answer } from "../../decide/answer.ts";
import type { Candidate } from "../../decide/candidate.ts";
import { withoutOrganisation } from "../../read/model_name.ts";
import { date } from "../../words/numbers.ts";
import { formatCount, formatCounted, formatPlain } from "../../words/quantity.ts";
import { type Order, sortedRows } from "../live/sorted_rows.ts";
import { type Markup, markup } from "../markup.ts";
import { amountCells, isServed } from "./card.ts";

/** The columns by which the candidates can be sorted: what each is called, and what sorts it. */
const COLUMNS: Readonly<Record<string, [label: string, value: (one: Candidate) => unknown]>> = {
  model: ["Model", ({ model }) => withoutOrganisation(model)],
  dollars: ["Price", ({ dollars }) => dollars?.estimate],
  kWh: ["Energy", ({ kWh }) => kWh?.estimate],
  co2Kg: ["CO₂e", ({ co2Kg }) => co2Kg?.estimate],
  rating: ["Rating", ({ rating }) => rating?.estimate],
};

/** How the table says what an energy rests on that was not measured for the use. */
const BASES: Readonly<Record<Candidate["basis"], string>> = {
  measured: "",
  "other task": "energy measured in another use",
  estimated: "energy estimated from others of its size",
  "not disclosed": "",
};

/** Rows that are shown before a reader asks for all. */
const FEW = 10;

/** How a reader has the table: sorted by a column, and whether all of it. */
export type Shown = { order: Order; all: boolean };

export const CHEAPEST_FIRST: Order = { field: "dollars", descending: false };

/**
 * The candidates, measured ones solid, others grey. Where no script runs, `shown` is null: there are all
 * of them, and nothing to click.
 */
export function candidatesHtml({ candidates }: Answer, shown: Shown | null = null): Markup {
  if (candidates.length === 0) return markup`<p>No model answers this.</p>`;
  const { order: { field, descending }, all } = shown ?? { order: CHEAPEST_FIRST, all: true };
  const rows = candidates.map((candidate) => ({ candidate, by: COLUMNS[field][1](candidate) }));
  const sorted = sortedRows(rows, { field: "by", descending }).slice(0, all ? rows.length : FEW);
  const heads = Object.entries(COLUMNS).map(([name, [label]]) =>
    headHtml(name, label, shown && shown.order)
  );
  return markup`<table class="candidates"><caption class="unseen">Candidates, a month</caption>
<thead><tr>${heads}</tr></thead>
<tbody>${sorted.map(({ candidate }) => rowHtml(candidate as Candidate))}</tbody></table>${
    !all && rows.length > FEW &&
    markup`<button type="button" data-all>Show all ${formatCount(rows.length)}</button>`
  }`;
}

function headHtml(field: string, label: string, order: Order | null): Markup {
  const kind = field === "model" ? "" : "number";
  if (order === null) return markup`<th scope="col" class="${kind}">${label}</th>`;
  const [direction, sign] = field !== order.field
    ? ["none", ""]
    : order.descending
    ? ["descending", " ▼"]
    : ["ascending", " ▲"];
  return markup`<th scope="col" class="${kind}" aria-sort="${direction}"><button type="button" data-sort="${field}">${label}<span aria-hidden="true">${sign}</span></button></th>`;
}

function rowHtml(candidate: Candidate): Markup {
  const { model, basis, not, rating, prices, machine, dollarsAre } = candidate;
  const on = basis === "measured" && machine !== null && `${machine.gpus} × ${machine.hardware}`;
  const by = isServed(dollarsAre) && prices?.second.provider;
  const remarks = [by, on || BASES[basis], rating?.mark, not].filter(Boolean).join("; ");
  return markup`<tr class="${basis === "measured" ? "" : "grey"}"><th scope="row"><bdi>${
    withoutOrganisation(model)
  }</bdi> <small>${remarks}</small></th>${amountCells(candidate, { year: false })}</tr>`;
}

/** What is newer than the ratings, and why others are no candidates. */
export function othersHtml({ notRated, leftOut }: Answer): Markup {
  const newer = notRated.map(({ model, since, input, output, providers }) =>
    markup`<li><bdi>${withoutOrganisation(model)}</bdi>, since ${date(since)}: $${
      formatPlain(input)
    } in and $${formatPlain(output)} out a million tokens at ${
      formatCounted(providers, "provider")
    }</li>`
  );
  return markup`<details><summary>Newer, priced, not yet rated: ${
    formatCount(newer.length)
  }</summary>
<ul>${newer}</ul></details>
<details><summary>Models that are no candidates, and why</summary>
<ul>${
    leftOut.map(({ why, count }) => markup`<li>${formatCount(count)}: ${why}</li>`)
  }</ul></details>`;
}

/** The candidates as rows to keep. */
export function candidateRows({ candidates }: Answer): Record<string, unknown>[] {
  return candidates.map((candidate) => ({
    model: candidate.model,
    basis: candidate.basis,
    rating: candidate.rating?.estimate,
    provider: candidate.prices?.second.provider,
    ...Object.fromEntries(
      (["dollars", "kWh", "co2Kg", "whPerAnswer"] as const).flatMap((name) => {
        const { estimate, interval } = candidate[name] ?? {};
        return [[name, estimate], [`${name}Low`, interval?.[0]], [`${name}High`, interval?.[1]]];
      }),
    ),
    sure: candidate.sure,
  }));
}
