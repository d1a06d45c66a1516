import { themeOf, watchTheme } from "../theme.ts";
import { figureBox } from "./figure_box.ts";
import { form } from "./form.ts";
import { button, folded, html } from "./html.ts";
import type { Row } from "./parcel.ts";
import { rowsTable } from "./rows_table.ts";
import { type Selection, selectionOf, summaryOf } from "./selection.ts";
import { sortedRows } from "./sorted_rows.ts";
import { initialState, isAbout, readHash, settingsCell, type State, writeHash } from "./state.ts";
import { SIDE_BY_SIDE, STYLE } from "./style.ts";
import { aboutRow, details, keyOf, nameOf, type Subject } from "./subject.ts";
import { tools } from "./tools.ts";

/**
 * Builds a live figure in the shadow root of `host`, and draws it whenever its controls, its room or
 * the theme change. `shown` is called after the first time that it is there. Gives what ends it.
 *
 * @param name what the figure is called in the page's address.
 */
export function liveFigure(
  host: HTMLElement,
  { name, subject, shown }: { name: string; subject: Subject; shown: () => void },
): () => void {
  const document = host.ownerDocument, page = document.defaultView!;
  const { noun } = subject.table;
  const byKey = new Map(subject.rows.map((row) => [keyOf(subject, row), row]));
  const fromHash = () => readHash(page.location.hash, name, subject);
  let state: State = fromHash(), waiting = true;
  let selection!: Selection, selectedFor = "", listed: readonly Row[] = [], listedFor = "";

  const togglePin = (row: Row | null) => {
    if (row === null) return;
    const key = keyOf(subject, row), without = state.pins.filter((pin) => pin !== key);
    change({ pins: without.length < state.pins.length ? without : [...state.pins, key] });
  };
  const spoken = html("div", { class: "unseen", role: "status" });
  const say = (text: string) => spoken.textContent = text;
  const controls = form(subject, {
    onSettings: (settings) => change({ settings }),
    onFind: (find) => change({ find }),
    onFound: () => togglePin(listed[0] ?? null),
    onReset() {
      controls.write(initialState(subject));
      change(initialState(subject));
    },
  });
  const box = figureBox(subject, { onPin: ({ row }) => togglePin(row), say });
  const table = rowsTable(subject, {
    onSort: (order) => change({ order }),
    onPin: togglePin,
    onPoint: box.point,
  });
  const kept = tools({
    name: subject.table.name,
    rows: () => sortedRows(listed, state.order),
    figure: box.draw,
    say,
  });
  const cards = html("ul", { class: "pins", "aria-label": "Pinned in the figure" });
  const rowsBox = folded(`The ${noun}s behind it`, { class: "rows" }, table.node);
  const leftOut = html("ul", { class: "left-out" });
  const leftOutBox = folded(`Which ${noun}s are not in view, and why`, {}, leftOut);
  const settingsBox = folded("Filter, search", { class: "settings" }, controls.node);
  const live = html(
    "div",
    { class: "live" },
    settingsBox,
    html("div", { class: "figure" }, box.node, controls.bar),
    html("div", { class: "below" }, cards, rowsBox, leftOutBox, kept.node, spoken),
  );

  /** Selects again where settings have changed, draws where it must, and lists. */
  function refresh(): void {
    const key = JSON.stringify(state.settings);
    if (key !== selectedFor) {
      selection = selectionOf(subject, state.settings);
      kept.showCode(settingsCell(subject, state.settings));
      const reasons = selection.leftOut.map(({ why, count }) => html("li", {}, `${count}: ${why}`));
      leftOut.replaceChildren(...reasons);
      leftOutBox.hidden = reasons.length === 0;
      selectedFor = key;
    }
    const find = state.find.trim().toLowerCase();
    if (key + find !== listedFor) look(find), listedFor = key + find;
    box.show(selection, themeOf(document));
    const pins = state.pins.map((pin) => byKey.get(pin)).filter((row) => row !== undefined);
    const pinned = new Set(pins);
    table.show(listed, { order: state.order, pinned, found: find !== "" });
    cards.hidden = pins.length === 0;
    cards.replaceChildren(...pins.map(card));
    box.mark({ found: new Set(find ? listed : []), pinned });
  }

  /** Lists the rows in view, or those of them whose names hold some text. */
  function look(find: string): void {
    const { rows } = selection;
    const isIt = (row: Row) => nameOf(subject, row).toLowerCase().includes(find);
    listed = find ? rows.filter(isIt) : rows;
    const outside = find ? subject.rows.filter(isIt).length - listed.length : 0;
    const shown = { inView: rows.length, found: listed.length, outside, find };
    controls.say(summaryOf(subject, shown));
  }

  function card(row: Row): HTMLElement {
    const about = aboutRow(subject, row);
    if (!selection.rows.includes(row)) about.lines.push("not in view: filtered out");
    return html(
      "li",
      {},
      details(about),
      button("Unpin", () => togglePin(row), { what: about.name }),
    );
  }

  function change(next: Partial<State>): void {
    state = { ...state, ...next };
    refresh();
    const { hash, pathname, search } = page.location;
    const written = writeHash(hash, name, subject, state);
    page.history.replaceState(page.history.state, "", written || pathname + search);
  }

  const onHash = () => {
    if (!isAbout(name, page.location.hash)) return;
    state = fromHash();
    controls.write(state);
    refresh();
  };
  const room = new ResizeObserver(() => {
    if (live.clientWidth === 0) return;
    if (live.clientWidth >= SIDE_BY_SIDE) settingsBox.open = true;
    refresh();
    if (waiting) {
      rowsBox.classList.toggle("drawn", rowsBox.open = box.showsRows());
      shown();
    }
    waiting = false;
  });
  const dress = () => host.dataset.theme = themeOf(document);
  const unwatch = watchTheme(document, () => {
    dress();
    if (!waiting) refresh();
  });
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.replaceChildren(html("style", {}, STYLE), live);
  dress();
  controls.write(state);
  page.addEventListener("hashchange", onHash);
  room.observe(live);
  return () => {
    page.removeEventListener("hashchange", onHash);
    unwatch();
    room.disconnect();
  };
}
