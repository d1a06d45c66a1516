import { decide } from "../../../lib/decide/answer.ts";
import type { DecisionData, KnownModel } from "../../../lib/decide/read_data.ts";
import { candidatesHtml, othersHtml } from "../../../lib/page/decision/candidates.ts";
import {
  assumptionsHtml,
  cardHtml,
  firstTwo,
  versusHtml,
} from "../../../lib/page/decision/card.ts";
import { Markup, markup } from "../../../lib/page/markup.ts";
import { pack } from "../../../lib/page/live/parcel.ts";
import { claimRecords } from "../../../lib/show/claims.ts";
import { openDocument } from "../../../lib/show/dom.ts";
import { htmlTable } from "../../../lib/show/html_table.ts";
import { pageBundle } from "../../../lib/show/page_bundle.ts";
import { renderPng } from "../../../lib/show/fonts.ts";
import { formatCount, formatCounted } from "../../../lib/words/quantity.ts";
import type { Product } from "../../page/files.ts";
import { figureHtml } from "../../page/figure.ts";
import { anchor } from "../../page/output_html.ts";
import { type Neighbour, pageHtml } from "../../page/page_html.ts";
import { findingHtml, type Findings } from "./findings.ts";
import { frontierFigure } from "./frontier.ts";

const TITLE = "Which language model should you run?";
const DESCRIPTION =
  "The cheapest language model that is good enough for your task, and what it takes " +
  "in $, kWh and CO₂ a month: from ratings, list prices and measurements, with their dates.";
const PICTURE = "figures/index.png";

/** Makes the first page and, where it has an address, the picture that a link to it shows. */
export async function indexPage(
  findings: Findings,
  data: DecisionData,
  { site = null, neighbours = [] }: {
    site?: string | null;
    neighbours?: readonly Neighbour[];
  } = {},
): Promise<Product[]> {
  const { models: rows, ...rest } = data;
  const [document, { text: script }, packed] = await Promise.all([
    openDocument(),
    pageBundle("decision_mount"),
    pack({ rows, ...rest }),
  ]);
  const page = await pageHtml({
    file: "index.html",
    title: TITLE,
    description: DESCRIPTION,
    picture: site === null ? undefined : site + PICTURE,
    type: "website",
    neighbours,
    main: markup`${mainHtml(document, findings, data)}
<script type="text/plain" id="decision-data">${packed}</script>
<script>${new Markup(script)}</script>`.html,
    styles: ["../../../lib/page/decision/card.css", "index.css"]
      .map((name) => new URL(name, import.meta.url)),
    scripts: [script],
  });
  const content = new TextEncoder().encode(page);
  if (site === null) return [{ file: "index.html", content }];
  const [{ figure }] = findings.findings;
  return [{ file: "index.html", content }, { file: PICTURE, content: await renderPng(figure.svg) }];
}

/** All that a reader sees; what a script fills anew has a place. */
function mainHtml(document: Document, { findings, claims }: Findings, data: DecisionData): Markup {
  const answer = decide(data), versus = decide(data, { models: firstTwo(answer) });
  const frontiers = (["energy", "price"] as const).map((cost) =>
    new Markup(figureHtml(frontierFigure(document, data, cost), `frontier-${cost}`))
  );
  const candidates = place("candidates", candidatesHtml(answer));
  const assumptions = place("assumptions", assumptionsHtml(answer.assumptions));
  const sections: [id: string, title: string, content: (Markup | string)[]][] = [
    ["candidates", "All candidates", [
      markup`<p>Sort by any column. Grey: the energy was not measured for this use.</p>\n`,
      candidates,
      place("others", othersHtml(answer)),
      place("tools"),
    ]],
    ["computed", "How that is computed", [
      markup`<details><summary>What is assumed, from whom, and how to change it</summary>
${place("changed")}${assumptions}</details>`,
    ]],
    ["versus", "One model against another", [place("beside"), place("versus", versusHtml(versus))]],
    ["frontier", "How good for how much", [markup`<div class="frontiers">${frontiers}</div>`]],
    ["findings", "What size costs", [
      markup`<div class="findings">${findings.map((one) => findingHtml(one))}</div>`,
    ]],
    ["claims", "What a study claimed, and what the rows say", [
      htmlTable(claimRecords(claims), "", { label: "What the rows say of each claim" }),
    ]],
    ["tables", "What is known of which models", [tablesHtml(data)]],
  ];
  return markup`<div class="decided">
<div class="opening"><h1>${TITLE}</h1>
<p class="standfirst">The cheapest that is good enough for your task, and what it takes in $, kWh and CO₂.</p>
<div class="decision">${place("asked")}
<div class="card" data-place="card">${cardHtml(answer, data.dates)}</div></div></div>
${
    sections.map(([id, title, content]) =>
      markup`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}${new Markup(
        anchor(id),
      )}</h2>
${content}</section>
`
    )
  }</div>`;
}

/** What a script fills anew. */
function place(name: string, content: Markup | null = null): Markup {
  return markup`<div data-place="${name}">${content}</div>`;
}

/** The tables that are joined by model, and whether a model is in them. */
const TABLES: Readonly<Record<string, (model: KnownModel) => boolean>> = {
  "rated (LMArena)": ({ ratings }) => ratings.length > 0,
  "on a price list": ({ offers }) => offers.length > 0,
  "measured on a server": ({ served }) => served.length > 0,
  "measured one at a time": ({ single }) => single.length > 0,
};

/** How many models are in which tables, those in most of them first; folded. */
function tablesHtml({ models }: DecisionData): Markup {
  const names = Object.keys(TABLES);
  const held = (model: KnownModel) => names.filter((name) => TABLES[name](model));
  const used = models.filter((model) => held(model).length > 0);
  const records = [...Map.groupBy(used, (model) => held(model).join(", "))]
    .sort(([, a], [, b]) => held(b[0]).length - held(a[0]).length || b.length - a.length)
    .map(([tables, { length }]) => ({ "A model is": tables, Models: length }));
  return markup`<details><summary>How many of ${
    formatCount(used.length)
  } models are in which tables</summary>
${htmlTable(records, "", { label: "Models by table" })}<p>Not counted: ${
    formatCounted(models.length - used.length, "model")
  } known from doubtful or quantized offers alone.</p></details>`;
}
