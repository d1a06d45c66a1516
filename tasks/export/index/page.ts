import { decide } from "../../../lib/decide/answer.ts";
import type { DecisionData } from "../../../lib/decide/read_data.ts";
import { candidatesHtml, othersHtml } from "../../../lib/page/decision/candidates.ts";
import {
  assumptionsHtml,
  cardHtml,
  firstTwo,
  versusHtml,
} from "../../../lib/page/decision/card.ts";
import { Markup, markup } from "../../../lib/page/markup.ts";
import { pack } from "../../../lib/page/live/parcel.ts";
import { openDocument } from "../../../lib/show/dom.ts";
import { pageBundle } from "../../../lib/show/page_bundle.ts";
import { renderPng } from "../../../lib/show/fonts.ts";
import type { Product } from "../../page/files.ts";
import { figureHtml } from "../../page/figure.ts";
import { headHtml } from "../../page/page_html.ts";
import { claimsHtml, findingHtml, type Findings } from "./findings.ts";
import { frontierFigure } from "./frontier.ts";
import { tablesHtml } from "./tables.ts";

const TITLE = "Which language model should you run?";
const DESCRIPTION =
  "The cheapest language model that is good enough for your task, and what it takes " +
  "in $, kWh and CO₂ a month: from ratings, list prices and measurements, with their dates.";
const PICTURE = "figures/index.png";

/** The styles of all pages, and the first one's own. */
const STYLES = [
  "../../page/page.css",
  "../../page/parts.css",
  "../../../lib/page/decision/card.css",
  "index.css",
];

/** Makes the first page and, where it has an address, the picture that a link to it shows. */
export async function indexPage(
  findings: Findings,
  data: DecisionData,
  { site = null }: { site?: string | null } = {},
): Promise<Product[]> {
  const { models: rows, ...rest } = data;
  const [document, { text: script }, packed, ...styles] = await Promise.all([
    openDocument(),
    pageBundle("decision_mount"),
    pack({ rows, ...rest }),
    ...STYLES.map((name) => Deno.readTextFile(new URL(name, import.meta.url))),
  ]);
  const head = await headHtml({
    title: TITLE,
    description: DESCRIPTION,
    picture: site === null ? undefined : site + PICTURE,
    type: "website",
    style: styles.join("\n"),
    scripts: [script],
  });
  const page = markup`<!DOCTYPE html>
<html lang="en">
${new Markup(head)}
${bodyHtml(document, findings, data)}
<script type="text/plain" id="decision-data">${packed}</script>
<script>${new Markup(script)}</script>
</body>
</html>
`;
  const content = new TextEncoder().encode(page.html);
  if (site === null) return [{ file: "index.html", content }];
  const [{ figure }] = findings.findings;
  return [{ file: "index.html", content }, { file: PICTURE, content: await renderPng(figure.svg) }];
}

/** All that a reader sees; what a script fills anew has a place. */
function bodyHtml(document: Document, { findings, claims }: Findings, data: DecisionData): Markup {
  const answer = decide(data), versus = decide(data, { models: firstTwo(answer) });
  // in the order of the pages themselves
  const pages = findings.toSorted((a, b) => a.name < b.name ? -1 : 1).map(({ name, label }) =>
    markup`<a href="${name}.html">${label}</a>`
  );
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
    ["versus", "One model against another", [
      place("beside"),
      place("versus", versusHtml(versus)),
    ]],
    ["frontier", "How good for how much", [markup`<div class="frontiers">${frontiers}</div>`]],
    ["findings", "What size costs", [
      markup`<div class="findings">${findings.map(findingHtml)}</div>`,
    ]],
    ["claims", "What a study claimed, and what the rows say", [claimsHtml(claims)]],
    ["tables", "What is known of which models", [tablesHtml(data)]],
  ];
  return markup`<body class="first">
<a class="skip" href="#page-text">Skip to the text</a>
<header><nav aria-label="Pages"><a href="index.html" aria-current="page">Which model?</a>${pages}</nav></header>
<main id="page-text" class="decided">
<div class="opening"><h1>${TITLE}</h1>
<p class="standfirst">The cheapest that is good enough for your task, and what it takes in $, kWh and CO₂.</p>
<div class="decision">${place("asked")}
<div class="card" data-place="card">${cardHtml(answer, data.dates)}</div></div></div>
${
    sections.map(([id, title, content]) =>
      markup`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title} <a class="anchor" href="#${id}" aria-label="Link to this">#</a></h2>
${content}</section>
`
    )
  }</main>`;
}

/** What a script fills anew. */
function place(name: string, content: Markup | null = null): Markup {
  return markup`<div data-place="${name}">${content}</div>`;
}
