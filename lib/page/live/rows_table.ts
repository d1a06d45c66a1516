import { formatCounted } from "../../words/quantity.ts";
import { cellText } from "../cell_text.ts";
import { button, html } from "./html.ts";
import type { Row } from "./parcel.ts";
import { type Order, sortedRows } from "./sorted_rows.ts";
import { columnsOf, nameOf, type Subject } from "./subject.ts";

type Listeners = {
  onSort: (order: Order) => void;
  onPin: (row: Row) => void;
  onPoint: (row: Row | null) => void;
};

/** `found`: only what the search finds of the rows in view. */
type Shown = { order: Order; pinned: ReadonlySet<Row>; found: boolean };

/** Rows that are shown before a reader asks for more, and how many more each time. */
const FEW = 5, MORE = 100;

/** Makes a table of the rows in view, whose headers sort it and whose rows can be pinned in the figure. */
export function rowsTable(subject: Subject, { onSort, onPin, onPoint }: Listeners) {
  const { noun } = subject.table;
  let all: readonly Row[] = [], limit = FEW, shown: Shown;
  const columns = columnsOf(subject).map(({ field, label, unit }) => {
    const sort = () => {
      const { order } = shown;
      onSort({ field, descending: order.field === field && !order.descending });
    };
    const isNumber = subject.rows.some((row) => typeof row[field] === "number");
    const mark = html("span", { "aria-hidden": "true" }), sorter = button(label, sort);
    sorter.append(...unit ? [" ", html("small", {}, unit)] : [], mark);
    const head = html("th", { scope: "col", class: isNumber ? "number" : "" }, sorter);
    return { field, label, head, mark };
  });
  const caption = html("caption"), body = html("tbody");
  const pinHead = html("th", { scope: "col" }, "Pin");
  const headRow = html("tr", {}, ...columns.map(({ head }) => head), pinHead);
  const table = html("table", {}, caption, html("thead", {}, headRow), body);
  const more = button("", () => {
    const first = Math.min(limit, all.length - 1);
    limit += MORE;
    render();
    // The button moves away, or goes: the keyboard goes on at the first of the new rows.
    body.rows[first]?.querySelector("button")?.focus();
  }, { class: "more" });

  function render(): void {
    const { order, found } = shown, { descending } = order;
    caption.textContent = `${formatCounted(all.length, noun)} ${found ? "found" : "in view"}`;
    for (const { field, label, head, mark } of columns) {
      const isSorted = field === order.field, direction = descending ? "descending" : "ascending";
      head.setAttribute("aria-sort", isSorted ? direction : "none");
      mark.textContent = !isSorted ? "" : descending ? " ▼" : " ▲";
      if (isSorted) caption.append(`, ${descending ? "highest" : "lowest"} ${label} first`);
    }
    body.replaceChildren(...sortedRows(all, order).slice(0, limit).map(line));
    more.hidden = all.length <= limit;
    more.textContent = `Show ${Math.min(MORE, all.length - limit)} more`;
  }

  function line(row: Row): HTMLElement {
    const isPinned = shown.pinned.has(row);
    const pin = button(isPinned ? "pinned" : "pin", () => onPin(row), {
      what: nameOf(subject, row),
      class: "pin",
      "aria-pressed": String(isPinned),
    });
    const cells = columns.map(({ field }, index) => {
      const value = row[field], text = html("bdi", {}, cellText(value, field));
      if (index === 0) return html("th", { scope: "row" }, text);
      const kind = typeof value === "number" ? "number" : String(value).length < 25 ? "short" : "";
      return html("td", { class: kind }, text);
    });
    const listeners = { onpointerenter: () => onPoint(row), onpointerleave: () => onPoint(null) };
    return html("tr", listeners, ...cells, html("td", {}, pin));
  }

  const label = `Table of ${noun}s in view`;
  const scroller = { class: "scroller", role: "region", tabindex: "0", "aria-label": label };
  return {
    node: html("div", {}, html("div", scroller, table), more),
    show(rows: readonly Row[], how: Shown) {
      if (rows !== all) limit = FEW;
      all = rows, shown = how;
      render();
    },
  };
}
