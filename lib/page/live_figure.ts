import { draw, type Figure } from "../draw/draw.ts";
import { compute, type Shown, verdictsOf } from "../study/view.ts";
import { type Luggage, unpack } from "../study/travel.ts";
import { element } from "./element.ts";
import { claimsList, foldedTable, paragraphs } from "./exhibits.ts";
import { form } from "./form.ts";
import { pins } from "./pins.ts";
import { rowsTable } from "./rows_table.ts";
import { csvOf, pngOf, save, svgOf } from "./save.ts";
import { settingsCell } from "./settings_cell.ts";
import { sortedRows } from "./sorted_rows.ts";
import { NO_SPOTS, rowSpot, type Spot, spotsOf, untitled } from "./spots.ts";
import { stage } from "./stage.ts";
import { initialState, isAbout, readHash, type State, writeHash } from "./state.ts";
import { STYLE } from "./style.ts";
import { summaryOf } from "./summary.ts";
import { themeOf, watchTheme } from "./theme.ts";
import { tools } from "./tools.ts";

/** Dots that a search rings at most: more would hide the figure. */
const MOST_RINGS = 300;

/** From so many rows on, the verdicts follow the figure. */
const MANY_ROWS = 10_000;

/** Narrowest figure in pixels; where there is less room it is scaled down. */
const LEAST_WIDTH = 300;

/**
 * Builds a live figure in the shadow root of `host` and draws it whenever its controls, its room or
 * the theme change. `shown` is called after the first time that it is there. Gives what ends it.
 */
export function liveFigure(host: HTMLElement, luggage: Luggage, shown: () => void): () => void {
  const document = host.ownerDocument, page = document.defaultView!;
  const { view, read, settings } = unpack(luggage);
  const initial = initialState(view, settings), { rows } = read;
  const fromHash = () => readHash(page.location.hash, { view, initial, rows });
  let state: State = fromHash();
  let computed: Shown<unknown> | null = null, computedFor = "";
  let drawn: { figure: Figure | null; width: number; theme: string } | null = null;
  let listed: readonly unknown[] = [], listedFor = "", tabled = "";

  const spotOf = (key: string): Spot | null => {
    const isIt = (row: unknown) => view.key(row) === key;
    const row = computed?.rows.find(isIt), outside = row ?? rows.find(isIt);
    if (row !== undefined) return rowSpot(view, row);
    if (outside !== undefined) {
      const spot = rowSpot(view, outside);
      return { ...spot, x: NaN, y: NaN, lines: [...spot.lines, "not in view: filtered out"] };
    }
    const spots = computed ? spotsOf(view, computed) : NO_SPOTS;
    const index = spots.places().findIndex((_, i) => spots.at(i).key === key);
    return index < 0 ? null : spots.at(index);
  };
  const togglePin = ({ key }: Pick<Spot, "key">) =>
    change({
      pins: state.pins.includes(key)
        ? state.pins.filter((pin) => pin !== key)
        : [...state.pins, key],
    });

  const spoken = element(document, "div", { class: "unseen", role: "status" });
  const say = (text: string) => spoken.textContent = text;
  const controls = form(document, view, rows, {
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
    onPoint: (row) => plot.point(row === null ? null : rowSpot(view, row)),
  });
  const words = element(document, "div", { class: "answer" });
  const claims = element(document, "div", {}), leftOut = element(document, "div", {});
  const order = () => ({ column: state.sortedBy, descending: state.descending });
  const file = (ending: string) => `${view.id}.${ending}`;
  const kept = tools(document, [
    {
      label: "Download CSV",
      run: () => {
        const text = csvOf(view, sortedRows(listed, view.columns, order()));
        save(document, file("csv"), new Blob([text], { type: "text/csv" }));
      },
    },
    {
      label: "Figure as SVG",
      run: () => {
        const text = svgOf(figure(), document);
        save(document, file("svg"), new Blob([text], { type: "image/svg+xml" }));
      },
    },
    {
      label: "Figure as PNG",
      run: async () => save(document, file("png"), await pngOf(figure(), document)),
    },
  ], say);
  const figure = () => {
    if (!computed?.figure) throw new RangeError("there is no figure in view");
    return computed.figure;
  };
  const below = element(
    document,
    "div",
    { class: "below" },
    cards.node,
    table.node,
    words,
    claims,
    kept.node,
    leftOut,
    spoken,
  );
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.replaceChildren(
    element(document, "style", {}, STYLE),
    controls.node,
    fault,
    plot.node,
    below,
  );

  /** Computes, draws and lists again what the state has changed, and nothing else. */
  function refresh(): void {
    const key = JSON.stringify(state.settings);
    const fresh = computed === null || key !== computedFor;
    if (fresh) {
      computed = compute(view, read, state.settings), computedFor = key;
      words.replaceChildren(...computed.answer ? paragraphs(document, computed.answer) : []);
      leftOut.replaceChildren(...computed.leftOut ? [foldedTable(document, computed.leftOut)] : []);
      kept.showCode(settingsCell(view, state.settings));
    }
    redraw();
    list(fresh);
    const pinned = state.pins.map(spotOf).filter((spot) => spot !== null);
    cards.show(pinned);
    if (fresh) judge();
    const found = state.find ? listed.slice(0, MOST_RINGS).map((row) => rowSpot(view, row)) : [];
    plot.mark({ found, pinned });
  }

  /** Writes the verdicts: at once, or after the figure is on the screen when there are many rows. */
  function judge(): void {
    const judged = computed!;
    const write = () => {
      if (judged !== computed) return;
      const table = verdictsOf(view, judged);
      claims.replaceChildren(...table ? claimsList(document, table) : []);
      claims.removeAttribute("aria-busy");
    };
    if (judged.rows.length <= MANY_ROWS) return write();
    claims.setAttribute("aria-busy", "true");
    page.requestAnimationFrame(() => setTimeout(write));
  }

  function redraw(): void {
    const { figure, fault: why } = computed!;
    const width = Math.max(LEAST_WIDTH, Math.floor(host.clientWidth)), theme = themeOf(document);
    if (drawn?.figure === figure && drawn.width === width && drawn.theme === theme) return;
    host.dataset.theme = theme;
    drawn = { figure, width, theme };
    let trouble = why;
    if (figure) {
      try {
        const svg = draw(untitled(figure), { document, width, theme });
        // Plot labels groups, where ARIA allows none; the figure's own label says it all.
        for (const group of svg.querySelectorAll("g[aria-label]")) {
          group.removeAttribute("aria-label");
        }
        plot.show(svg, spotsOf(view, computed!));
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        trouble = error.message;
      }
    }
    plot.node.hidden = figure === null || (trouble !== null && trouble !== why);
    fault.hidden = trouble === null;
    fault.textContent = trouble ?? "";
  }

  /** The rows of the table: those in view, or those of them that the search finds. */
  function list(fresh: boolean): void {
    const find = state.find.trim().toLowerCase();
    if (fresh || listedFor !== find) {
      const named = (row: unknown) => view.name(row).toLowerCase().includes(find);
      listed = find ? computed!.rows.filter(named) : computed!.rows;
      listedFor = find;
      controls.say(summaryOf(view, { rows, inView: computed!.rows, listed, find }));
    }
    const next = JSON.stringify([state.sortedBy, state.descending, state.pins]);
    if (fresh || tabled !== `${find} ${next}`) {
      table.show(listed, { order: order(), pins: state.pins, found: find !== "" });
    }
    tabled = `${find} ${next}`;
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
  let waiting = true;
  const room = new ResizeObserver(() => {
    if (host.clientWidth === 0) return;
    if (waiting) refresh();
    else redraw();
    if (waiting) shown();
    waiting = false;
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
