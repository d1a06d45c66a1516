import { formatCounted, formatNumber } from "../words/quantity.ts";
import type { View } from "../study/view.ts";
import { element } from "./element.ts";
import { scroller } from "./scroller.ts";
import { type Order, sortedRows } from "./sorted_rows.ts";

/** The table of the rows in view. */
export type RowsTable<Row> = {
  node: HTMLElement;
  /** `found`: only what the search finds of the rows in view. */
  show: (
    rows: readonly Row[],
    shown: { order: Order; pins: readonly string[]; found: boolean },
  ) => void;
};

type Listeners<Row> = {
  onSort: (order: Order) => void;
  onPin: (row: Row) => void;
  onPoint: (row: Row | null) => void;
};

/** Rows that are shown before a reader asks for more, and how many more each time. */
const FEW = 5, MORE = 100;

/** Makes a table whose headers sort it and whose rows can be pinned in the figure. */
export function rowsTable<Row>(
  document: Document,
  view: View<Row>,
  { onSort, onPin, onPoint }: Listeners<Row>,
): RowsTable<Row> {
  const caption = element(document, "caption");
  const heads = view.columns.map(({ label, unit }, column) => {
    const button = element(document, "button", { type: "button" }, label);
    if (unit) button.append(" ", element(document, "small", {}, unit));
    const mark = element(document, "span", { "aria-hidden": "true" });
    button.append(mark);
    const head = element(document, "th", { scope: "col" }, button);
    return { head, button, mark, column };
  });
  const body = element(document, "tbody");
  const more = element(document, "button", { type: "button", class: "more" });
  const table = element(
    document,
    "table",
    {},
    caption,
    element(
      document,
      "thead",
      {},
      element(
        document,
        "tr",
        {},
        ...heads.map(({ head }) => head),
        element(document, "th", { scope: "col" }, "Pin"),
      ),
    ),
    body,
  );
  let all: readonly Row[] = [], limit = FEW, pinned: readonly string[] = [], isFound = false;
  let order: Order = { column: view.sortedBy, descending: false };

  const render = () => {
    const { label } = view.columns[order.column];
    const noun = formatCounted(all.length, view.row);
    caption.textContent =
      `${noun} ${isFound ? "found" : "in view"}, ${order.descending ? "highest" : "lowest"} ` +
      `${label} first`;
    for (const { head, mark, column } of heads) {
      const { of } = view.columns[column];
      head.className = all.some((row) => typeof of(row) === "number") ? "number" : "";
      const sorted = column === order.column;
      head.setAttribute(
        "aria-sort",
        !sorted ? "none" : order.descending ? "descending" : "ascending",
      );
      mark.textContent = !sorted ? "" : order.descending ? " ▼" : " ▲";
    }
    body.replaceChildren(
      ...sortedRows(all, view.columns, order, limit).map((row) => line(row)),
    );
    more.hidden = all.length <= limit;
    more.textContent = `Show ${Math.min(MORE, all.length - limit)} more`;
  };
  const line = (row: Row) => {
    const isPinned = pinned.includes(view.key(row));
    const pin = element(
      document,
      "button",
      { type: "button", class: "pin", "aria-pressed": String(isPinned) },
      isPinned ? "pinned" : "pin",
      element(document, "span", { class: "unseen" }, ` ${view.name(row).slice(0, 100)}`),
    );
    pin.addEventListener("click", () => onPin(row));
    const cells = view.columns.map(({ of }, index) => {
      const value = of(row);
      const cell = index === 0
        ? element(document, "th", { scope: "row" })
        : element(document, "td", { class: typeof value === "string" ? "text" : "number" });
      const text = typeof value === "number" ? formatNumber(value) : value ?? "–";
      cell.append(element(document, "bdi", {}, text));
      return cell;
    });
    const made = element(document, "tr", {}, ...cells, element(document, "td", {}, pin));
    made.addEventListener("pointerenter", () => onPoint(row));
    made.addEventListener("pointerleave", () => onPoint(null));
    return made;
  };

  for (const { button, column } of heads) {
    button.addEventListener(
      "click",
      () => onSort({ column, descending: order.column === column && !order.descending }),
    );
  }
  more.addEventListener("click", () => {
    const first = Math.min(limit, all.length - 1);
    limit += MORE;
    render();
    // The button moves away, or goes: the keyboard goes on at the first of the new rows.
    body.rows[first]?.querySelector("button")?.focus();
  });
  const scrolling = scroller(document, `Table of ${view.row}s in view`, table);
  return {
    node: element(document, "div", { class: "rows" }, scrolling, more),
    show: (rows, shown) => {
      if (rows !== all) limit = FEW;
      all = rows, order = shown.order, pinned = shown.pins, isFound = shown.found;
      render();
    },
  };
}
