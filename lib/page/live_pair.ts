import { settingsFor } from "../filter/notebooks.ts";
import { type RowsName, rowsSetting } from "../filter/rows.ts";
import type { Description } from "../filter/setting.ts";
import { type Luggage, unpack } from "../study/travel.ts";
import { element } from "./element.ts";
import { liveFigure } from "./live_figure.ts";
import { settingsCell } from "./settings_cell.ts";
import { STYLE } from "./style.ts";
import { themeOf, watchTheme } from "./theme.ts";

/** What a reader chooses from, in words. */
const LABELS: Readonly<Record<RowsName, string>> = {
  today: "Today's rows",
  study: "The study's rows",
};

/**
 * Builds the live figure of a question in the shadow root of `host`: the control that says which of its
 * two sets of rows is shown, and the figure of that set. `shown` is called after the first time that
 * one is there. Gives what ends it.
 */
export function livePair(host: HTMLElement, luggage: Luggage, shown: () => void): () => void {
  const document = host.ownerDocument, page = document.defaultView!;
  const { question, tables, settings } = unpack(luggage);
  const key = `rows.${question.id}`, first = settings.rows as RowsName;
  const stage = element(document, "div", {});
  const lead = document.createElement("div");
  const select = element(
    document,
    "select",
    {},
    ...rowsSetting.values.map((value) => element(document, "option", { value }, LABELS[value])),
  );
  lead.append(element(document, "label", { class: "field" }, "Show", select));
  let current: RowsName | null = null, end = () => {};

  /** Shows a set of rows, unless it is there. */
  const turnTo = (rows: RowsName) => {
    select.value = rows;
    if (rows === current) return;
    end();
    const view = question[rows];
    current = rows;
    end = liveFigure(stage, {
      view,
      read: tables[rows],
      settings: settingsFor(view.settings as Description<never>, settings),
      cellOf: (chosen) => settingsCell(question, { ...settings, ...chosen, rows }),
      lead,
      told: rows === first,
    }, shown);
  };
  const fromHash = () => {
    const asked = new URLSearchParams(page.location.hash.slice(1)).get(key);
    return rowsSetting.values.find((value) => value === asked) ?? first;
  };
  const onHash = () => turnTo(fromHash());
  select.addEventListener("input", (event) => {
    event.stopPropagation(); // no setting of the figure that goes
    const rows = select.value as RowsName, words = new URLSearchParams(page.location.hash.slice(1));
    if (rows === first) words.delete(key);
    else words.set(key, rows);
    const hash = String(words), { pathname, search } = page.location;
    page.history.replaceState(page.history.state, "", hash ? `#${hash}` : pathname + search);
    turnTo(rows);
    select.focus();
  });
  const dress = () => host.dataset.theme = themeOf(document);
  const unwatch = watchTheme(document, dress);
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.replaceChildren(element(document, "style", {}, STYLE), stage);
  dress();
  turnTo(fromHash());
  page.addEventListener("hashchange", onHash);
  return () => {
    page.removeEventListener("hashchange", onHash);
    unwatch();
    end();
  };
}
