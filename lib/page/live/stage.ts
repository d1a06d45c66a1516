import { svg } from "../../plot/svg.ts";
import type { OnStage } from "./drawn.ts";
import { html } from "./html.ts";
import type { Row } from "./parcel.ts";
import { renew } from "./renew.ts";
import { nearest, type Spot, spotsIn } from "./spots.ts";
import { details, type Subject } from "./subject.ts";

/** Pixels from a dot within which a pointer means it. */
const REACH = 24;

/** Dots that a search rings at most: more would hide the figure. */
const MOST_RINGS = 300;

const ABOUT = "Figure. Arrow keys go from dot to dot: left and right along it, up and down " +
  "by height. Enter pins a dot, Escape leaves it.";

/**
 * Makes the place of a figure, or of why there is none, and what lies over it: the dot that is pointed
 * at, those found and those pinned. Pointing at a dot tells its details; a click, or Enter, calls `onPin`.
 */
export function stage(
  subject: Subject,
  { onPin, say }: { onPin: (row: Row | null) => void; say: (text: string) => void },
) {
  const fault = html("p", { class: "fault", role: "alert", hidden: true });
  const canvas = html("div", { class: "canvas" });
  const found = svg(document, "g", { class: "found" });
  const pinned = svg(document, "g", { class: "pinned" });
  const pointed = svg(document, "circle", { class: "pointed", r: 7, visibility: "hidden" });
  const over = { class: "marks", "aria-hidden": "true" };
  const marks = svg(document, "svg", over, found, pinned, pointed);
  const tip = html("div", { class: "tip", hidden: true });
  const node = html(
    "div",
    {
      class: "stage",
      tabindex: "0",
      role: "application",
      "aria-roledescription": "figure to explore",
      "aria-label": ABOUT,
      onpointermove(event: PointerEvent) {
        if (event.composedPath().includes(tip) || canvas.querySelector("[aria-label=tip]")) return;
        const spot = under(event);
        if (spot !== current) pointAt(spot);
      },
      onpointerleave: () => pointAt(null),
      onblur: () => pointAt(null),
      onclick(event: MouseEvent) {
        if (event.composedPath().includes(tip)) return;
        pointAt(under(event));
        if (current !== null) onPin(current.row);
      },
      onkeydown(event: KeyboardEvent) {
        const { key } = event;
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        if (key === "Escape") pointAt(null);
        else if (Object.hasOwn(KEYS, key)) {
          pointAt(nextSpot(key, all(), current));
          const about = current?.about();
          if (about) say([about.name, ...about.lines].join(", "));
        } else if ((key === "Enter" || key === " ") && current !== null) onPin(current.row);
        else return;
        event.preventDefault();
      },
    },
    canvas,
    marks,
    tip,
  );

  let shown: OnStage | null = null, spots: Spot[] | null = null, current: Spot | null = null;
  const all = () => spots ??= spotsIn(canvas, shown?.marks ?? [], subject);

  const point = (spot: Spot | null) => {
    tip.hidden = spot === null;
    pointed.setAttribute("visibility", spot ? "visible" : "hidden");
    if (spot === null) return;
    pointed.setAttribute("cx", String(spot.left));
    pointed.setAttribute("cy", String(spot.top));
    tip.replaceChildren(details(spot.about()));
    place(tip, spot, node);
  };
  const pointAt = (spot: Spot | null) => {
    current = spot;
    point(spot);
  };
  const under = ({ clientX, clientY }: MouseEvent) => {
    const box = canvas.getBoundingClientRect();
    return nearest(all(), { left: clientX - box.left, top: clientY - box.top }, REACH);
  };
  const rings = (rows: ReadonlySet<unknown>, r: number) =>
    rows.size === 0 ? [] : all().filter(({ row }) => row !== null && rows.has(row))
      .slice(0, MOST_RINGS)
      .map(({ left, top }) => svg(document, "circle", { cx: left, cy: top, r }));

  return {
    node: html("div", {}, fault, node),
    show(next: OnStage | string) {
      node.hidden = typeof next === "string";
      fault.hidden = !node.hidden;
      fault.textContent = typeof next === "string" ? next : "";
      if (typeof next === "string") return;
      if (shown?.moves || next.moves) canvas.replaceChildren(next.figure);
      else renew(canvas, next.figure);
      spots = null, shown = next;
      pointAt(null);
    },
    /** Whether what stands there draws rows of the table: a calculator draws none. */
    showsRows: () => fault.textContent !== "" || all().some(({ row }) => row !== null),
    mark(rows: { found: ReadonlySet<unknown>; pinned: ReadonlySet<unknown> }) {
      found.replaceChildren(...rings(rows.found, 6));
      pinned.replaceChildren(...rings(rows.pinned, 8));
    },
    /** Points at a row; null at none. */
    point: (row: unknown) =>
      point(row === null ? null : all().find((spot) => spot.row === row) ?? null),
  };
}

/** Which way a key goes, and how far. */
const KEYS: Readonly<Record<string, ["left" | "top", number]>> = {
  Home: ["left", -Infinity],
  End: ["left", Infinity],
  ArrowRight: ["left", 1],
  ArrowLeft: ["left", -1],
  ArrowUp: ["top", -1], // pixels grow downwards
  ArrowDown: ["top", 1],
};

/** Where a key leads from a dot; from none, one step leads to the first or the last. */
function nextSpot(key: string, spots: readonly Spot[], current: Spot | null): Spot | null {
  const [along, step] = KEYS[key], other = along === "left" ? "top" : "left";
  const order = spots.toSorted((a, b) => a[along] - b[along] || a[other] - b[other]);
  const from = current === null && step === -1 ? order.length : order.indexOf(current!);
  return order[Math.max(0, Math.min(order.length - 1, from + step))] ?? null;
}

/** Puts the tip beside a dot, towards the middle of the figure, so that it covers neither. */
function place(tip: HTMLElement, { left, top }: { left: number; top: number }, node: HTMLElement) {
  const width = node.clientWidth, wide = tip.offsetWidth, high = tip.offsetHeight;
  const beside = left < width / 2 ? left + 12 : left - 12 - wide;
  tip.style.left = `${Math.max(0, Math.min(width - wide, beside))}px`;
  tip.style.top = `${Math.max(0, top - 12 - high)}px`;
}
