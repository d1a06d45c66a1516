import type { Question } from "../../../lib/decide/question.ts";
import { catalogueTable } from "../../../lib/decide/catalogue.ts";
import { decide } from "../../../lib/decide/decide.ts";
import type { Decision } from "../../../lib/decide/decision.ts";
import type { DecisionData } from "../../../lib/decide/decision_data.ts";
import { loadDecisionData } from "../../../lib/decide/load_decision_data.ts";
import type { Table } from "../../../lib/decide/text_table.ts";
import type { Notebook } from "../../notebook/notebook.ts";
import { byRows, claimsOf } from "../../page/claims.ts";
import type { Figure } from "../../page/figure.ts";
import { answerOf, mainFigure } from "../../page/opening.ts";

/** What a notebook found: its answer in sentences, and its main figure. */
export type Card = { name: string; title: string; answer: string[]; figure: Figure };

/** What notebooks that have been run say: a card of each, and the verdicts on all claims. */
export type Findings = { cards: Card[]; claims: ReturnType<typeof byRows> };

/** What the first page shows, as plain data. */
export type IndexContent = Findings & {
  catalogue: Table;
  data: DecisionData;
  decision: Decision;
};

/** How the first page calls the notebooks, in its order. */
const TITLES: Readonly<Record<string, string>> = { energy: "Energy", finance: "Price", co2: "CO₂" };

/**
 * What notebooks that have been run say.
 *
 * @throws {RangeError} when one has no answer or no main figure.
 */
export function findingsOf(run: Readonly<Record<string, Notebook>>): Findings {
  const cards = Object.entries(TITLES).map(([name, title]): Card => {
    const figure = mainFigure(run[name]), answer = answerOf(run[name]);
    if (figure !== null && answer.length > 0) return { name, title, answer, figure };
    throw new RangeError(
      `Cannot show ${name}.ipynb on the first page: it needs a cell tagged "answer" that says ` +
        'something, and one tagged "main" that shows a figure',
    );
  });
  const claims = Object.keys(TITLES).flatMap((name) => claimsOf(run[name]));
  return { cards, claims: byRows(claims) };
}

/** All that the first page shows: what the notebooks found, and what to decide with. */
export function indexContent(
  findings: Findings,
  question: Partial<Question> = {},
): IndexContent {
  const data = loadDecisionData();
  return {
    ...findings,
    catalogue: catalogueTable(data.entries),
    data,
    decision: decide(data, question),
  };
}
