import { svg } from "../../plot/svg.ts";
import { html } from "./html.ts";
import { details } from "./pins.ts";
import { renew } from "./renew.ts";
import { nearest, type Spot } from "./spots.ts";

/** The figure and what lies over it: the dot that is pointed at, those found and those pinned. */
export type Stage = {
  node: HTMLElement;
  /** Shows a figure; `spots` is called when somebody points at it, `moves` tells that it listens itself. */
  show: (
    figure: Element,
    about: { moves: boolean; spots: (canvas: HTMLElement) => Spot[] },
  ) => void;
  mark: (marks: { found: ReadonlySet<unknown>; pinned: ReadonlySet<unknown> }) => void;
  /** Points at a row; null at none. */
  point: (row: unknown) => void;
};

/** Pixels from a dot within which a pointer means it. */
const REACH = 24;

/** Dots that a search rings at most: more would hide the figure. */
const MOST_RINGS = 300;

/**
 * Makes the stage. Pointing at a dot tells its details; a click, or Enter, calls `onPin`. Arrow keys
 * go from dot to dot: left and right along the figure, up and down by height.
 */
export function stage(
  { onPin, say }: { onPin: (spot: Spot) => void; say: (text: string) => void },
): Stage {
  const canvas = html("div", { class: "canvas" });
  const marks = svg(document, "svg", { class: "marks", "aria-hidden": "true" });
  const found = svg(document, "g", { class: "found" });
  const pinned = svg(document, "g", { class: "pinned" });
  const pointed = svg(document, "circle", { class: "pointed", r: 7, visibility: "hidden" });
  marks.append(found, pinned, pointed);
  const tip = html("div", { class: "tip", hidden: true });
  const node = html(
    "div",
    {
      class: "stage",
      tabindex: "0",
      role: "application",
      "aria-roledescription": "figure to explore",
      "aria-label": "Figure. Arrow keys go from dot to dot: left and right along it, up and down " +
        "by height. Enter pins a dot, Escape leaves it.",
    },
    canvas,
    marks,
    tip,
  );

  let spots: Spot[] | null = null, find: (canvas: HTMLElement) => Spot[] = () => [];
  let current: number | null = null, moves = false;
  const all = () => spots ??= find(canvas);

  const point = (spot: Spot | null) => {
    tip.hidden = spot === null;
    pointed.setAttribute("visibility", spot ? "visible" : "hidden");
    if (spot === null) return;
    pointed.setAttribute("cx", String(spot.left));
    pointed.setAttribute("cy", String(spot.top));
    tip.replaceChildren(details(spot.about()));
    place(tip, spot, node);
  };
  const pointAt = (index: number | null) => {
    current = index;
    point(index === null ? null : all()[index]);
  };
  const under = ({ clientX, clientY }: MouseEvent) => {
    const box = canvas.getBoundingClientRect();
    return nearest(all(), { left: clientX - box.left, top: clientY - box.top }, REACH);
  };

  node.addEventListener("pointermove", (event) => {
    if (event.composedPath().includes(tip) || canvas.querySelector("[aria-label=tip]")) return;
    const index = under(event);
    if (index !== current) pointAt(index);
  });
  node.addEventListener("pointerleave", () => pointAt(null));
  node.addEventListener("blur", () => pointAt(null));
  node.addEventListener("click", (event) => {
    if (event.composedPath().includes(tip)) return;
    const index = under(event);
    pointAt(index);
    if (index !== null) onPin(all()[index]);
  });
  node.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = goneTo(event.key, all, current);
    if (next !== undefined) {
      pointAt(next);
      const about = next === null ? null : all()[next].about();
      if (about) say([about.name, ...about.lines].join(", "));
    } else if ((event.key === "Enter" || event.key === " ") && current !== null) {
      onPin(all()[current]);
    } else return;
    event.preventDefault();
  });

  return {
    node,
    show: (figure, about) => {
      const listens = moves || about.moves;
      if (listens) canvas.replaceChildren(figure);
      else renew(canvas, figure);
      spots = null, find = about.spots, moves = about.moves;
      pointAt(null);
    },
    mark: (shown) => {
      const rings = (these: ReadonlySet<unknown>, r: number) =>
        these.size === 0 ? [] : all().filter(({ row }) => row !== null && these.has(row))
          .slice(0, MOST_RINGS)
          .map(({ left, top }) => svg(document, "circle", { cx: left, cy: top, r }));
      found.replaceChildren(...rings(shown.found, 6));
      pinned.replaceChildren(...rings(shown.pinned, 8));
    },
    point: (row) => point(row === null ? null : all().find((spot) => spot.row === row) ?? null),
  };
}

/** Where a key leads from the current dot; null leaves all dots, undefined is no key of ours. */
function goneTo(
  key: string,
  spots: () => readonly Spot[],
  current: number | null,
): number | null | undefined {
  if (key === "Escape") return null;
  const steps: Record<string, number> = { Home: 0, End: 0, ArrowRight: 1, ArrowLeft: -1 };
  const step = { ...steps, ArrowUp: -1, ArrowDown: 1 }[key]; // pixels grow downwards
  if (step === undefined) return undefined;
  const all = spots(), along = key in steps ? "left" : "top";
  const other = along === "left" ? "top" : "left";
  const order = all.map((_, i) => i)
    .sort((a, b) => all[a][along] - all[b][along] || all[a][other] - all[b][other]);
  if (order.length === 0) return null;
  if (key === "Home") return order[0];
  if (key === "End") return order[order.length - 1];
  if (current === null) return step > 0 ? order[0] : order[order.length - 1];
  const index = order.indexOf(current) + step;
  return order[Math.max(0, Math.min(order.length - 1, index))];
}

/** Puts the tip beside a dot, towards the middle of the figure, so that it covers neither. */
function place(tip: HTMLElement, { left, top }: { left: number; top: number }, node: HTMLElement) {
  const width = node.clientWidth, wide = tip.offsetWidth, high = tip.offsetHeight;
  const beside = left < width / 2 ? left + 12 : left - 12 - wide;
  tip.style.left = `${Math.max(0, Math.min(width - wide, beside))}px`;
  tip.style.top = `${Math.max(0, top - 12 - high)}px`;
}
