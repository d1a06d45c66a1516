import { draw } from "../draw/draw.ts";
import type { Theme } from "../draw/theme.ts";
import type { Read } from "../read/left_out.ts";
import { answerOf } from "../study/answer.ts";
import { verdictsOf } from "../study/claims_table.ts";
import { leftOutOf } from "../study/left_out.ts";
import type { GivenSettings, View } from "../study/view.ts";
import { element } from "./element.ts";
import { claimsList, foldedTable, paragraphs } from "./exhibits.ts";
import { form } from "./form.ts";
import { pins } from "./pins.ts";
import { rowsTable } from "./rows_table.ts";
import { type Shown, shownOf } from "./shown.ts";
import { sortedRows } from "./sorted_rows.ts";
import { rowSpots, type Spot, spotOf, spotsOf, untitled } from "./spots.ts";
import { stage } from "./stage.ts";
import { initialState, isAbout, readHash, type State, writeHash } from "./state.ts";
import { SIDE_BY_SIDE } from "./style.ts";
import { summaryOf } from "./summary.ts";
import { takeaways } from "./takeaways.ts";
import { themeOf, watchTheme } from "./theme.ts";
import { tools } from "./tools.ts";

/** Dots that a search rings at most: more would hide the figure. */
const MOST_RINGS = 300;

/** From so many rows on, the verdicts follow the figure. */
const MANY_ROWS = 1000;

/** Narrowest figure in pixels; where there is less room it is scaled down. */
const LEAST_WIDTH = 300;

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
  let drawn: { computed: Shown<Row>; width: number; theme: Theme } | null = null;
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
  const fault = element(document, "p", { class: "fault", role: "alert", hidden: true });
  const plot = stage(document, { onPin: togglePin, say });
  const cards = pins(document, togglePin);
  const table = rowsTable(document, view, {
    onSort: ({ column, descending }) => change({ sortedBy: column, descending }),
    onPin: (row) => togglePin({ key: view.key(row) }),
    onPoint: (row) => plot.point(row === null ? null : spot(row)),
  });
  const part = () => element(document, "div", {});
  const answer = element(document, "div", { class: "answer" }), claims = part(), leftOut = part();
  const words = element(
    document,
    "div",
    { class: "words" },
    element(document, "p", { class: "heading" }, "With these settings"),
    answer,
    claims,
    leftOut,
  );
  const kept = tools(
    document,
    takeaways(document, view, {
      rows: () => sortedRows(listed, view.columns, order()),
      figure: () => computed.figure,
    }),
    say,
  );
  const below = [cards.node, words, table.node, kept.node, spoken];
  const settingsBox = element(
    document,
    "details",
    { class: "settings" },
    element(document, "summary", {}, "Choose rows, filter, search"),
    controls.node,
  );
  const figureBox = element(
    document,
    "div",
    { class: "figure" },
    fault,
    plot.node,
    controls.summary,
  );
  host.className = "live";
  host.replaceChildren(
    settingsBox,
    figureBox,
    element(document, "div", { class: "below" }, ...below),
  );

  /** Computes, draws and lists again what the state has changed, and nothing else. */
  function refresh(): void {
    const key = JSON.stringify(state.settings), fresh = waiting || key !== computedFor;
    if (key !== computedFor) computed = shownOf(view, read, state.settings), computedFor = key;
    if (fresh) {
      spot = rowSpots(computed);
      words.hidden = told && key === JSON.stringify(initial.settings);
      answer.replaceChildren(...paragraphs(document, answerOf(computed.side)));
      leftOut.replaceChildren(foldedTable(document, leftOutOf(computed.side)));
      kept.showCode(cellOf(state.settings));
    }
    redraw();
    list(fresh);
    const pinned = state.pins.map((key) => spotOf(computed, key)).filter((spot) => spot !== null);
    cards.show(pinned);
    if (fresh && !words.hidden) judge();
    plot.mark({ found: state.find ? listed.slice(0, MOST_RINGS).map(spot) : [], pinned });
  }

  /** Writes the verdicts: at once, or after the figure is on the screen when there are many rows. */
  function judge(): void {
    const judged = computed;
    const write = () => {
      if (judged !== computed) return;
      const table = verdictsOf(judged.side);
      claims.replaceChildren(...table ? claimsList(document, table) : []);
      claims.removeAttribute("aria-busy");
    };
    if (judged.side.rows.length <= MANY_ROWS) return write();
    claims.setAttribute("aria-busy", "true");
    page.requestAnimationFrame(() => setTimeout(write));
  }

  function redraw(): void {
    const width = Math.max(LEAST_WIDTH, Math.floor(figureBox.clientWidth)),
      theme = themeOf(document);
    if (drawn?.computed === computed && drawn.width === width && drawn.theme === theme) return;
    drawn = { computed, width, theme };
    const trouble = show(width, theme);
    plot.node.hidden = trouble !== null;
    fault.hidden = trouble === null;
    fault.textContent = trouble ?? "";
  }

  /** Puts the figure on the stage, or says why there is none. */
  function show(width: number, theme: Theme): string | null {
    const { figure, fault } = computed;
    if (figure === null) return fault;
    try {
      const svg = draw(untitled(figure), { document, width, theme });
      // Plot labels groups, where ARIA allows none; the figure's own label says it all.
      for (const group of svg.querySelectorAll("g[aria-label]")) {
        group.removeAttribute("aria-label");
      }
      plot.show(svg, spotsOf(computed));
      return null;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return error.message;
    }
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
    if (!waiting) return redraw();
    refresh();
    waiting = false;
    shown();
  });
  controls.write(state);
  page.addEventListener("hashchange", onHash);
  const unwatch = watchTheme(document, () => !waiting && redraw());
  room.observe(host);
  return () => {
    page.removeEventListener("hashchange", onHash);
    unwatch();
    room.disconnect();
  };
}
