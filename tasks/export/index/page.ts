import {
  decisionEvidence,
  decisionSvg,
  decisionWords,
  drawnQuantities,
} from "../../../lib/page/decision_result.ts";
import { element } from "../../../lib/page/element.ts";
import { textTable } from "../../../lib/page/scroller.ts";
import { openDocument } from "../../../lib/show/dom.ts";
import { pageBundle } from "../../../lib/show/page_bundle.ts";
import { renderPng } from "../../../lib/show/png.ts";
import type { Decision } from "../../../lib/decide/decision.ts";
import { packDecisionData } from "../../../lib/decide/decision_travel.ts";
import type { Table } from "../../../lib/decide/text_table.ts";
import { coarse, compact, withoutTitles } from "../../page/compact.ts";
import type { Product } from "../../page/files.ts";
import { inlineSvg } from "../../page/figure_html.ts";
import { headHtml } from "../../page/page_html.ts";
import { allowOnly } from "../policy.ts";
import type { Card, IndexContent } from "./content.ts";

const TITLE = "Which language model should run? CO₂, energy and price, with intervals";
const DESCRIPTION =
  "How CO₂, energy and price of language models grow with their size, and which model " +
  "to run: small against large, with the intervals that the data allow.";
const PICTURE = "figures/index.png";

/** Width of the decision's figures: two stand in a row, and a phone can hold one. */
const STILL_WIDTH = 520;

/** Its tables say what they are themselves, and no row of theirs has a name. */
const PLAIN = { captioned: true, namesRows: false };

/** Makes the first page and, where it has an address, the picture that a link to it shows. */
export async function indexPage(
  content: IndexContent,
  { site = null }: { site?: string | null } = {},
): Promise<Product[]> {
  const [document, { text: script }, css] = await Promise.all([
    openDocument(),
    pageBundle("decision_mount"),
    Deno.readTextFile(new URL("index.css", import.meta.url)),
  ]);
  const body = bodyOf(document, content);
  const json = JSON.stringify(packDecisionData(content.data)).replaceAll("<", "\\u003c");
  const head = await headHtml({
    title: TITLE,
    description: DESCRIPTION,
    picture: site === null ? undefined : site + PICTURE,
    type: "website",
    style: css,
  });
  const page = [
    "<!DOCTYPE html>",
    `<html lang="en">`,
    head,
    "<body>",
    compact(body.outerHTML),
    `<script type="application/json" id="decision-data">${json}</script>`,
    `<script>${script}</script>`,
    "</body>",
    "</html>\n",
  ].join("\n");
  const product = {
    file: "index.html",
    content: new TextEncoder().encode(allowOnly(page, script)),
  };
  if (site === null) return [product];
  const [{ figure }] = content.cards;
  return [product, { file: PICTURE, content: await renderPng(figure.svg) }];
}

/** All that stands in the page. */
function bodyOf(document: Document, content: IndexContent): HTMLElement {
  const { cards, claims, catalogue, decision } = content;
  const make = <Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    attributes: Readonly<Record<string, string | boolean>>,
    ...children: (Node | string)[]
  ) => element(document, name, attributes, ...children);
  const section = (id: string, title: string, ...children: (Node | string)[]) =>
    make(
      "section",
      { id, "aria-labelledby": `${id}-title` },
      make("h2", { id: `${id}-title` }, make("a", { href: `#${id}` }, title)),
      ...children,
    );
  const pages = make(
    "nav",
    { class: "pages", "aria-label": "Pages" },
    make("a", { href: "index.html", "aria-current": "page" }, "Which model?"),
    ...cards.map(({ name, title }) => make("a", { href: `${name}.html` }, title)),
  );
  return make(
    "main",
    {},
    pages,
    make(
      "header",
      {},
      make("h1", {}, "How much more does a larger language model cost?"),
      make(
        "p",
        { class: "lead" },
        "Three findings from measurements and price lists of 2026, each with its 95 % interval. Then your " +
          "own case: ",
        make("a", { href: "#which" }, "which model should you run?"),
      ),
    ),
    make("div", { class: "cards" }, ...cards.map((card) => cardNode(document, card))),
    section(
      "which",
      "Which model?",
      make(
        "p",
        {},
        "A small model against a large one, for your tokens, your quality and your grid: what a month " +
          "takes, how sure that is, and what it rests on.",
      ),
      make("div", { "data-decision": "" }, ...stillDecision(document, decision)),
    ),
    section(
      "claims",
      "What the study claimed",
      make(
        "p",
        {},
        "This began with a student’s study whose conclusions went further than its data. Each verdict is " +
          "computed, on today’s rows and on the study’s.",
      ),
      claimsNode(document, claims),
    ),
    section(
      "tables",
      "What is known of which models",
      make(
        "p",
        {},
        "The tables are joined by model. A model with a score but no measurement is estimated from others " +
          "of its size; a newer one that was measured may have no score.",
      ),
      textTable(document, catalogue, PLAIN),
      make(
        "p",
        {},
        "Sources: Open LLM Leaderboard, LLM-Perf, ML.ENERGY (arXiv 2505.06371), pydantic/genai-prices, " +
          "Ember through co2.js. Each page tells what it left out and why: ",
        ...cards.flatMap(({ name, title }, i) => [
          ...i > 0 ? [i === cards.length - 1 ? " and " : ", "] : [],
          make("a", { href: `${name}.html` }, title),
        ]),
        ".",
      ),
    ),
  );
}

/** The answer to the question as it comes, where no script runs. */
function stillDecision(document: Document, decision: Decision): HTMLElement[] {
  const figures = drawnQuantities(decision).flatMap((quantity) => {
    const svg = decisionSvg(decision, quantity, { document, width: STILL_WIDTH, theme: "auto" });
    return svg === null ? [] : [element(document, "figure", {}, svg)];
  });
  return [
    ...decisionWords(document, decision),
    element(document, "div", { class: "figures" }, ...figures),
    ...decisionEvidence(document, decision),
  ];
}

/** The verdicts of all claims in one table. */
function claimsNode(document: Document, { rows, lines }: IndexContent["claims"]): HTMLElement {
  // Why, the notebooks' pages say.
  const columns = ["The study claimed", ...rows.map((name) => SAYS[name] ?? name)];
  const table: Table = {
    caption: "What the rows say of each claim",
    columns: columns.map((label) => ({ label })),
    rows: lines.map(({ claim, verdicts }) => [claim, ...verdicts]),
  };
  return textTable(document, table, PLAIN);
}

/** How the first page calls the rows of a verdict. */
const SAYS: Readonly<Record<string, string>> = {
  today: "Today’s rows say",
  study: "The study’s rows say",
};

/** What one notebook found: its first sentence, its main figure, the way to it. */
function cardNode(document: Document, { name, title, answer, figure }: Card): HTMLElement {
  const [lead = "", ...others] = answer;
  const drawing = element(document, "div", { class: "drawing" });
  const svg = coarse(withoutTitles(figure.narrow ?? figure.svg));
  drawing.innerHTML = inlineSvg(svg, name, "narrow");
  return element(
    document,
    "article",
    {},
    element(document, "h2", {}, element(document, "a", { href: `${name}.html` }, title)),
    element(document, "p", {}, lead),
    drawing,
    ...others.slice(0, 1).map((sentence) => element(document, "p", { class: "past" }, sentence)),
  );
}
