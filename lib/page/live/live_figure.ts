import { themeOf, watchTheme } from "../theme.ts";
import { drawn, drawnIn } from "./drawn.ts";
import { form } from "./form.ts";
import { button, folded, html } from "./html.ts";
import type { Row } from "./parcel.ts";
import { rowsTable } from "./rows_table.ts";
import { lookFor, type Selection, selectionOf } from "./selection.ts";
import { sortedRows } from "./sorted_rows.ts";
import { stage } from "./stage.ts";
import {
  initialState,
  isAbout,
  readHash,
  settingsCell,
  type State,
  unknownWords,
  writeHash,
} from "./state.ts";
import { SIDE_BY_SIDE, STYLE } from "./style.ts";
import { aboutRow, details, keyOf, type Subject } from "./subject.ts";
import { tools } from "./tools.ts";

/** Signs of a link that a figure does not know that are shown. */
const LONGEST = 200;

/** Narrowest figure in pixels; where there is less room it is scaled down. */
const LEAST_WIDTH = 320;

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
  const { noun } = subject.table;
  const byKey = new Map(subject.rows.map((row) => [keyOf(subject, row), row]));
  const fromHash = () => readHash(location.hash, name, subject);
  const isNewSelection = noticer(), isNewSearch = noticer();
  const isNewSummary = noticer(), isNewDrawing = noticer();
  const unknownInHash = () => {
    const words = unknownWords(location.hash, name, subject).join(", ").slice(0, LONGEST);
    return words && ` This figure does not know what the link says: ${words}.`;
  };
  let state: State = fromHash(), unknown = unknownInHash(), width = 0;
  let selection!: Selection, found!: ReturnType<typeof lookFor>;

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
    onFound: () => togglePin(found.listed[0] ?? null),
    onReset() {
      controls.write(initialState(subject));
      change(initialState(subject));
    },
  });
  const place = stage(subject, { onPin: togglePin, say });
  const table = rowsTable(subject, {
    onSort: (order) => change({ order }),
    onPin: togglePin,
    onPoint: place.point,
  });
  const kept = tools({
    name: subject.table.name,
    rows: () => sortedRows(found.listed, state.order),
    figure: (theme) => drawn(subject, selection, theme),
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
    // the inner one stays in view beside a long form
    html("div", { class: "figure" }, html("div", { class: "beside" }, place.node, controls.bar)),
    html("div", { class: "below" }, cards, rowsBox, leftOutBox, kept.node, spoken),
  );

  // a class: a browser would ask `:has(.rows[open])` again whenever dots move, 15 ms each time
  const arrange = () => live.classList.toggle("low", !rowsBox.open);
  rowsBox.ontoggle = arrange;

  /** Selects and draws again where it must, and lists; nothing before there is room. */
  function refresh(): void {
    if (width === 0) return;
    if (isNewSelection(state.settings)) {
      selection = selectionOf(subject, state.settings);
      kept.showCode(settingsCell(subject, state.settings));
      const reasons = selection.leftOut.map(({ why, count }) => html("li", {}, `${count}: ${why}`));
      leftOut.replaceChildren(...reasons);
      leftOutBox.hidden = reasons.length === 0;
    }
    if (isNewSearch(selection, state.find)) found = lookFor(state.find, selection, subject);
    if (isNewSummary(found, unknown)) controls.say(found.summary + unknown);
    const theme = themeOf(document);
    if (isNewDrawing(selection, width, theme)) {
      place.show(drawnIn(width, subject, selection, theme));
    }
    const pins = state.pins.map((pin) => byKey.get(pin)).filter((row) => row !== undefined);
    const pinned = new Set(pins), { listed, isSearch } = found;
    table.show(listed, { order: state.order, pinned, found: isSearch });
    cards.hidden = pins.length === 0;
    cards.replaceChildren(...pins.map(card));
    place.mark({ found: new Set(isSearch ? listed : []), pinned });
  }

  function card(row: Row): HTMLElement {
    const about = aboutRow(subject, row);
    if (!selection.rows.includes(row)) {
      about.lines.push(selection.fault === null ? "not in view: filtered out" : "not in view");
    }
    const unpin = button("Unpin", () => togglePin(row), { what: about.name });
    return html("li", {}, details(about), unpin);
  }

  function change(next: Partial<State>): void {
    state = { ...state, ...next };
    unknown = "";
    refresh();
    // after the frame: a browser takes as long for a new address as for a fit
    requestAnimationFrame(() =>
      setTimeout(() => {
        const written = writeHash(location.hash, name, subject, state);
        history.replaceState(history.state, "", written || location.pathname + location.search);
      })
    );
  }

  const onHash = () => {
    if (!isAbout(name, location.hash)) return;
    state = fromHash();
    unknown = unknownInHash();
    controls.write(state);
    refresh();
  };
  const room = new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width === 0) return;
    const isFirst = width === 0;
    width = Math.max(LEAST_WIDTH, Math.floor(contentRect.width));
    if (live.clientWidth >= SIDE_BY_SIDE) settingsBox.open = true;
    refresh();
    if (!isFirst) return;
    rowsBox.classList.toggle("drawn", rowsBox.open = place.showsRows());
    arrange();
    shown();
  });
  const dress = () => host.dataset.theme = themeOf(document);
  const unwatch = watchTheme(document, () => {
    dress();
    refresh();
  });
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.replaceChildren(html("style", {}, STYLE), live);
  dress();
  controls.write(state);
  addEventListener("hashchange", onHash);
  room.observe(place.node);
  return () => {
    removeEventListener("hashchange", onHash);
    unwatch();
    room.disconnect();
  };
}

/** Makes what tells whether any of some values is another than when it was last asked. */
function noticer(): (...values: unknown[]) => boolean {
  let before: unknown[] = [];
  return (...now) => {
    const isNew = now.some((value, i) => value !== before[i]);
    before = now;
    return isNew;
  };
}
