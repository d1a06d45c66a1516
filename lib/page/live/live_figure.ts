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
  let state: State = fromHash(), selection: Selection = selectionOf(subject, state.settings);
  let selectedFor = JSON.stringify(state.settings), listedFor = "", waiting = true;
  let listed: readonly Row[] = [];

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

  /** Selects, draws and lists again what the state has changed, and nothing else. */
  function refresh(): void {
    const key = JSON.stringify(state.settings), fresh = waiting || key !== selectedFor;
    if (key !== selectedFor) selection = selectionOf(subject, state.settings), selectedFor = key;
    if (fresh) {
      kept.showCode(settingsCell(subject, state.settings));
      const reasons = selection.leftOut.map(({ why, count }) => html("li", {}, `${count}: ${why}`));
      leftOut.replaceChildren(...reasons);
      leftOutBox.hidden = reasons.length === 0;
    }
    box.show(selection, themeOf(document));
    const pinned = state.pins.map((pin) => byKey.get(pin)).filter((row) => row !== undefined);
    list(fresh, new Set(pinned));
    cards.hidden = pinned.length === 0;
    cards.replaceChildren(...pinned.map(card));
    box.mark({ found: new Set(state.find ? listed : []), pinned: new Set(pinned) });
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

  /** The rows of the table: those in view, or those of them that the search finds. */
  function list(fresh: boolean, pinned: ReadonlySet<Row>): void {
    const find = state.find.trim().toLowerCase(), { rows } = selection;
    const isIt = (row: Row) => nameOf(subject, row).toLowerCase().includes(find);
    const next = JSON.stringify([find, state.order, state.pins]);
    if (!fresh && next === listedFor) return;
    if (fresh || find !== JSON.parse(listedFor)[0]) {
      listed = find ? rows.filter(isIt) : rows;
      const outside = find ? subject.rows.filter(isIt).length - listed.length : 0;
      controls.say(
        summaryOf(subject, { inView: rows.length, found: listed.length, outside, find }),
      );
    }
    listedFor = next;
    table.show(listed, { order: state.order, pinned, found: find !== "" });
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
