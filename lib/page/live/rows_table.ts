import { formatCounted } from "../../words/quantity.ts";
import { cellText } from "../cell_text.ts";
import { html } from "./html.ts";
import type { Row } from "./parcel.ts";
import { type Order, sortedRows } from "./sorted_rows.ts";
import { columnsOf, nameOf, type Subject } from "./subject.ts";

/** The table of the rows in view. */
export type RowsTable = {
  node: HTMLElement;
  /** `found`: only what the search finds of the rows in view. */
  show: (
    rows: readonly Row[],
    shown: { order: Order; pinned: ReadonlySet<Row>; found: boolean },
  ) => void;
};

type Listeners = {
  onSort: (order: Order) => void;
  onPin: (row: Row) => void;
  onPoint: (row: Row | null) => void;
};

/** Rows that are shown before a reader asks for more, and how many more each time. */
const FEW = 5, MORE = 100;

/** Makes a table whose headers sort it and whose rows can be pinned in the figure. */
export function rowsTable(subject: Subject, listeners: Listeners): RowsTable {
  const columns = columnsOf(subject), { noun } = subject.table;
  const caption = html("caption");
  const isNumber = (field: string) => subject.rows.some((row) => typeof row[field] === "number");
  const heads = columns.map(({ field, label, unit }) => {
    const button = html("button", { type: "button" }, label);
    if (unit) button.append(" ", html("small", {}, unit));
    const mark = html("span", { "aria-hidden": "true" });
    button.append(mark);
    const kind = isNumber(field) ? "number" : "";
    const head = html("th", { scope: "col", class: kind }, button);
    button.addEventListener(
      "click",
      () => listeners.onSort({ field, descending: order.field === field && !order.descending }),
    );
    return { field, label, head, mark };
  });
  const pinHead = html("th", { scope: "col" }, "Pin");
  const headRow = html("tr", {}, ...heads.map(({ head }) => head), pinHead);
  const body = html("tbody");
  const table = html("table", {}, caption, html("thead", {}, headRow), body);
  const more = html("button", { type: "button", class: "more" });
  let all: readonly Row[] = [], limit = FEW, pinned: ReadonlySet<Row> = new Set(), isFound = false;
  let order: Order = { field: "", descending: false };

  const render = () => {
    const label = heads.find(({ field }) => field === order.field)?.label ?? "";
    const by = `, ${order.descending ? "highest" : "lowest"} ${label} first`;
    caption.textContent = `${formatCounted(all.length, noun)} ${isFound ? "found" : "in view"}` +
      (label === "" ? "" : by);
    for (const { field, head, mark } of heads) {
      const sorted = field === order.field;
      const direction = order.descending ? "descending" : "ascending";
      head.setAttribute("aria-sort", sorted ? direction : "none");
      mark.textContent = !sorted ? "" : order.descending ? " ▼" : " ▲";
    }
    body.replaceChildren(...sortedRows(all, order).slice(0, limit).map(line));
    more.hidden = all.length <= limit;
    more.textContent = `Show ${Math.min(MORE, all.length - limit)} more`;
  };
  const line = (row: Row) => {
    const isPinned = pinned.has(row);
    const pin = html(
      "button",
      { type: "button", class: "pin", "aria-pressed": String(isPinned) },
      isPinned ? "pinned" : "pin",
      html("span", { class: "unseen" }, ` ${nameOf(subject, row).slice(0, 100)}`),
    );
    pin.addEventListener("click", () => listeners.onPin(row));
    const cells = columns.map((column, index) => {
      const value = row[column.field], text = html("bdi", {}, cellText(value, column.field));
      if (index === 0) return html("th", { scope: "row" }, text);
      const kind = typeof value === "number" ? "number" : String(value).length < 25 ? "short" : "";
      return html("td", { class: kind }, text);
    });
    const made = html("tr", {}, ...cells, html("td", {}, pin));
    made.addEventListener("pointerenter", () => listeners.onPoint(row));
    made.addEventListener("pointerleave", () => listeners.onPoint(null));
    return made;
  };

  more.addEventListener("click", () => {
    const first = Math.min(limit, all.length - 1);
    limit += MORE;
    render();
    // The button moves away, or goes: the keyboard goes on at the first of the new rows.
    body.rows[first]?.querySelector("button")?.focus();
  });
  const label = `Table of ${noun}s in view`;
  const scroller = { class: "scroller", role: "region", tabindex: "0", "aria-label": label };
  return {
    node: html("div", {}, html("div", scroller, table), more),
    show: (rows, shown) => {
      if (rows !== all) limit = FEW;
      all = rows, order = shown.order, pinned = shown.pinned, isFound = shown.found;
      render();
    },
  };
}
