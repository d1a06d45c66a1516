import type { Table } from "../decide/text_table.ts";
import { element } from "./element.ts";

/** A table in a box that scrolls by itself where it is wider than the page, named for the keyboard. */
export function scroller(
  document: Document,
  label: string,
  table: HTMLTableElement,
): HTMLDivElement {
  return element(
    document,
    "div",
    { class: "scroller", role: "region", tabindex: "0", "aria-label": label },
    table,
  );
}

/** A scrolling table of rows that are made already; its name stands above it, where that is asked. */
export function scrollingTable(
  document: Document,
  label: string,
  { head, rows, captioned = true }: {
    head: HTMLTableRowElement;
    rows: readonly HTMLTableRowElement[];
    captioned?: boolean;
  },
): HTMLDivElement {
  return scroller(
    document,
    label,
    element(
      document,
      "table",
      {},
      ...captioned ? [element(document, "caption", {}, label)] : [],
      element(document, "thead", {}, head),
      element(document, "tbody", {}, ...rows),
    ),
  );
}

/**
 * A scrolling table of texts.
 *
 * `captioned`: its caption stands in it; without, whoever places it says it above. `namesRows`: the
 * first cell of a row names the row.
 */
export function textTable(
  document: Document,
  { caption, columns, rows }: Table,
  { captioned, namesRows }: { captioned: boolean; namesRows: boolean },
): HTMLDivElement {
  const align = (index: number) => columns[index].align === "right" ? "number" : "text";
  const heads = columns.map(({ label }, index) =>
    element(document, "th", { scope: "col", class: align(index) }, label)
  );
  const cellOf = (text: string, index: number) =>
    namesRows && index === 0
      ? element(document, "th", { scope: "row" }, text)
      : element(document, "td", { class: align(index) }, text);
  return scrollingTable(document, caption, {
    head: element(document, "tr", {}, ...heads),
    rows: rows.map((cells) => element(document, "tr", {}, ...cells.map(cellOf))),
    captioned,
  });
}
