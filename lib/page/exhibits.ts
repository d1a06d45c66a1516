import type { Table, Text } from "../study/exhibit.ts";
import { element } from "./element.ts";
import { textTable } from "./scroller.ts";

/** Sentences as paragraphs. */
export function paragraphs(document: Document, { sentences }: Text): HTMLElement[] {
  return sentences.map((sentence) => element(document, "p", {}, sentence));
}

/** Claims, each with its verdict and what it rests on. */
export function claimsList(document: Document, { caption, rows }: Table): HTMLElement[] {
  const items = rows.map(([claim, verdict, because]) =>
    element(
      document,
      "li",
      {},
      claim,
      element(document, "span", { class: "verdict" }, verdict),
      element(document, "div", {}, because),
    )
  );
  return [
    element(document, "p", { class: "heading" }, caption),
    element(document, "ul", { class: "claims" }, ...items),
  ];
}

/** A table that a reader can unfold. */
export function foldedTable(document: Document, table: Table): HTMLElement {
  return element(
    document,
    "details",
    { class: "folded" },
    element(document, "summary", {}, table.caption),
    textTable(document, table, { captioned: false, namesRows: true }),
  );
}
