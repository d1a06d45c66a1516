import type { Side } from "../study/analysis.ts";
import { answerOf } from "../study/answer.ts";
import { verdictsOf } from "../study/claims_table.ts";
import { leftOutOf } from "../study/left_out.ts";
import { element } from "./element.ts";
import { claimsList, foldedTable, paragraphs } from "./exhibits.ts";
import { filledLater } from "./filled_later.ts";

/** From so many rows on, the verdicts follow the figure. */
const MANY_ROWS = 1000;

/** What the rows in view say, in words. */
export type Words<Row> = {
  node: HTMLElement;
  /** Writes all, or hides it where the same words stand elsewhere. */
  write: (side: Side<Row>, hidden: boolean) => void;
};

/** Makes the words below a live figure: answer, verdicts, and what was left out. */
export function words<Row>(document: Document): Words<Row> {
  const part = (attributes = {}) => element(document, "div", attributes);
  const answer = part({ class: "answer" }), claims = part(), leftOut = part();
  const heading = element(document, "p", { class: "heading" }, "With these settings");
  const node = element(document, "div", { class: "words" }, heading, answer, claims, leftOut);
  const judged = filledLater(claims);

  return {
    node,
    write(side, hidden) {
      node.hidden = hidden;
      answer.replaceChildren(...paragraphs(document, answerOf(side)));
      leftOut.replaceChildren(foldedTable(document, leftOutOf(side)));
      const judge = () => {
        const table = hidden ? null : verdictsOf(side);
        claims.replaceChildren(...table ? claimsList(document, table) : []);
      };
      if (hidden || side.rows.length <= MANY_ROWS) judged.now(judge);
      else judged.later(judge);
    },
  };
}
