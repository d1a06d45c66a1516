import type { Read } from "../read/left_out.ts";
import type { GivenSettings, View } from "../study/view.ts";
import { element } from "./element.ts";
import { figureBox } from "./figure_box.ts";
import { form } from "./form.ts";
import { pins } from "./pins.ts";
import { rowsTable } from "./rows_table.ts";
import { type Shown, shownOf } from "./shown.ts";
import { sortedRows } from "./sorted_rows.ts";
import { rowSpots, type Spot, spotOf } from "./spots.ts";
import { initialState, isAbout, readHash, type State, writeHash } from "./state.ts";
import { SIDE_BY_SIDE } from "./style.ts";
import { summaryOf } from "./summary.ts";
import { takeaways } from "./takeaways.ts";
import { watchTheme } from "./theme.ts";
import { tools } from "./tools.ts";
import { words } from "./words.ts";

/** Dots that a search rings at most: more would hide the figure. */
const MOST_RINGS = 300;

/** One set of rows as a live figure takes it. */
export type Lively<Row> = {
  view: View<Row>;
  read: Read<Row>;
  /** The settings that the view knows, all of them. */
  settings: GivenSettings;
  /** The notebook's parameters cell that gives the figure with some settings. */
  cellOf: (settings: GivenSettings) => string;
  /** A control that stands before all others. */
  lead: HTMLElement;
  /** Whether the answer and the verdicts of the first settings stand elsewhere. */
  told: boolean;
};

/**
 * Builds a live figure in `host` and draws it whenever its controls, its room or the theme change.
 * `shown` is called after the first time that it is there. Gives what ends it.
 */
export function liveFigure<Row>(
  host: HTMLElement,
  { view, read, settings, cellOf, lead, told }: Lively<Row>,
  shown: () => void,
): () => void {
  const document = host.ownerDocument, page = document.defaultView!;
  const initial = initialState(view, settings), { rows } = read;
  const fromHash = () => readHash(page.location.hash, { view, initial, rows });
  let state: State = fromHash(), computedFor = JSON.stringify(state.settings);
  let computed: Shown<Row> = shownOf(view, read, state.settings), spot = rowSpots(computed);
  let listed: readonly Row[] = [], listedFor = "", tabled = "", waiting = true;

  const togglePin = ({ key }: Pick<Spot, "key">) =>
    change({
      pins: state.pins.includes(key)
        ? state.pins.filter((pin) => pin !== key)
        : [...state.pins, key],
    });
  const order = () => ({ column: state.sortedBy, descending: state.descending });
  const spoken = element(document, "div", { class: "unseen", role: "status" });
  const say = (text: string) => spoken.textContent = text;
  const controls = form(document, view, rows, lead, {
    onSettings: (settings) => change({ settings }),
    onFind: (find) => change({ find }),
    onFound: () => listed[0] !== undefined && togglePin({ key: view.key(listed[0]) }),
    onReset: () => {
      state = initial;
      controls.write(state);
      change({});
    },
  });
  const box = figureBox<Row>(document, controls.summary, { onPin: togglePin, say });
  const cards = pins(document, togglePin);
  const table = rowsTable(document, view, {
    onSort: ({ column, descending }) => change({ sortedBy: column, descending }),
    onPin: (row) => togglePin({ key: view.key(row) }),
    onPoint: (row) => box.point(row === null ? null : spot(row)),
  });
  const said = words<Row>(document);
  const kept = tools(
    document,
    takeaways(document, view, {
      rows: () => sortedRows(listed, view.columns, order()),
      figure: () => computed.figure,
    }),
    say,
  );
  const below = [cards.node, said.node, table.node, kept.node, spoken];
  const settingsBox = element(
    document,
    "details",
    { class: "settings" },
    element(document, "summary", {}, "Choose rows, filter, search"),
    controls.node,
  );
  host.className = "live";
  host.replaceChildren(
    settingsBox,
    box.node,
    element(document, "div", { class: "below" }, ...below),
  );

  /** Computes, draws and lists again what the state has changed, and nothing else. */
  function refresh(): void {
    const key = JSON.stringify(state.settings), fresh = waiting || key !== computedFor;
    if (key !== computedFor) computed = shownOf(view, read, state.settings), computedFor = key;
    if (fresh) {
      spot = rowSpots(computed);
      said.write(computed.side, told && key === JSON.stringify(initial.settings));
      kept.showCode(cellOf(state.settings));
    }
    box.show(computed);
    list(fresh);
    const pinned = state.pins.map((key) => spotOf(computed, key)).filter((spot) => spot !== null);
    cards.show(pinned);
    box.mark({ found: state.find ? listed.slice(0, MOST_RINGS).map(spot) : [], pinned });
  }

  /** The rows of the table: those in view, or those of them that the search finds. */
  function list(fresh: boolean): void {
    const find = state.find.trim().toLowerCase(), inView = computed.side.rows;
    if (fresh || listedFor !== find) {
      listed = find ? inView.filter((row) => view.name(row).toLowerCase().includes(find)) : inView;
      listedFor = find;
      controls.say(summaryOf(view, { rows, inView, listed, find }));
    }
    const next = JSON.stringify([find, state.sortedBy, state.descending, state.pins]);
    if (fresh || tabled !== next) {
      table.show(listed, { order: order(), pins: state.pins, found: find !== "" });
    }
    tabled = next;
  }

  function change(next: Partial<State>): void {
    state = { ...state, ...next };
    refresh();
    const { hash, pathname, search } = page.location;
    const written = writeHash(hash, { view, initial, state });
    page.history.replaceState(page.history.state, "", written || pathname + search);
  }

  const onHash = () => {
    if (!isAbout(view, page.location.hash)) return;
    state = fromHash();
    controls.write(state);
    refresh();
  };
  const room = new ResizeObserver(() => {
    if (host.clientWidth === 0) return;
    if (host.clientWidth >= SIDE_BY_SIDE) settingsBox.open = true;
    if (!waiting) return box.show(computed);
    refresh();
    waiting = false;
    shown();
  });
  controls.write(state);
  page.addEventListener("hashchange", onHash);
  const unwatch = watchTheme(document, () => !waiting && box.show(computed));
  room.observe(host);
  return () => {
    page.removeEventListener("hashchange", onHash);
    unwatch();
    room.disconnect();
  };
}
