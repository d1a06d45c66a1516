import type { Table, Text } from "../study/exhibit.ts";
import { element } from "./element.ts";

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
    textTable(document, table),
  );
}

/** A table of texts, which scrolls by itself where it is wider than the page. */
export function textTable(document: Document, { caption, columns, rows }: Table): HTMLElement {
  const align = (index: number) => columns[index].align === "right" ? "number" : "text";
  const head = columns.map(({ label }, index) =>
    element(document, "th", { scope: "col", class: align(index) }, label)
  );
  const body = rows.map((cells) =>
    element(
      document,
      "tr",
      {},
      ...cells.map((text, index) =>
        index === 0
          ? element(document, "th", { scope: "row" }, text)
          : element(document, "td", { class: align(index) }, text)
      ),
    )
  );
  return element(
    document,
    "div",
    { class: "scroller", role: "region", tabindex: "0", "aria-label": caption },
    element(
      document,
      "table",
      {},
      element(document, "thead", {}, element(document, "tr", {}, ...head)),
      element(document, "tbody", {}, ...body),
    ),
  );
}
