import { svg } from "../plot/svg.ts";
import { details } from "./details.ts";
import { element } from "./element.ts";
import { type Geometry, geometryOf, nearest } from "./geometry.ts";
import { NO_SPOTS, type Spot, type Spots } from "./spots.ts";

/** The figure and what lies over it: the dot that is pointed at, those found and those pinned. */
export type Stage = {
  node: HTMLElement;
  show: (figure: SVGSVGElement, spots: Spots) => void;
  mark: (marks: { found: readonly Spot[]; pinned: readonly Spot[] }) => void;
  point: (spot: Spot | null) => void;
};

/** Pixels from a dot within which a pointer means it. */
const REACH = 24;

/**
 * Makes the stage. Pointing at a dot tells its details; a click, or Enter, calls `onPin`. Arrow keys
 * go from dot to dot: left and right by size, up and down by value.
 */
export function stage(
  document: Document,
  { onPin, say }: { onPin: (spot: Spot) => void; say: (text: string) => void },
): Stage {
  const canvas = element(document, "div", { class: "canvas" });
  const marks = svg(document, "svg", { class: "marks", "aria-hidden": "true" });
  const found = svg(document, "g", { class: "found" });
  const pinned = svg(document, "g", { class: "pinned" });
  const pointed = svg(document, "circle", { class: "pointed", r: 7, visibility: "hidden" });
  marks.append(found, pinned, pointed);
  const tip = element(document, "div", { class: "tip", hidden: true });
  const node = element(
    document,
    "div",
    {
      class: "stage",
      tabindex: "0",
      role: "application",
      "aria-roledescription": "figure to explore",
      "aria-label":
        "Figure. Arrow keys go from dot to dot: left and right by size, up and down by value. " +
        "Enter pins a dot, Escape leaves it.",
    },
    canvas,
    marks,
    tip,
  );

  let geometry: Geometry | null = null, spots = NO_SPOTS, current: number | null = null;
  let pixels: { left: number; top: number }[] | null = null;
  const places = () => pixels ??= geometry ? spots.places().map(geometry.toPixels) : [];

  const point = (spot: Spot | null) => {
    const at = spot && geometry?.toPixels(spot);
    tip.hidden = !at;
    pointed.setAttribute("visibility", at ? "visible" : "hidden");
    if (!spot || !at) return;
    pointed.setAttribute("cx", String(at.left));
    pointed.setAttribute("cy", String(at.top));
    tip.replaceChildren(details(document, spot));
    place(tip, at, node);
  };
  const pointAt = (index: number | null) => {
    current = index;
    point(index === null ? null : spots.at(index));
  };
  const under = ({ clientX, clientY }: MouseEvent) => {
    const box = canvas.getBoundingClientRect();
    return nearest(places(), { left: clientX - box.left, top: clientY - box.top }, REACH);
  };

  node.addEventListener("pointermove", (event) => {
    if (event.composedPath().includes(tip)) return;
    const index = under(event);
    if (index !== current) pointAt(index);
  });
  node.addEventListener("pointerleave", () => pointAt(null));
  node.addEventListener("blur", () => pointAt(null));
  node.addEventListener("click", (event) => {
    if (event.composedPath().includes(tip)) return;
    const index = under(event);
    pointAt(index);
    if (index !== null) onPin(spots.at(index));
  });
  node.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = goneTo(event.key, spots, current);
    if (next !== undefined) {
      pointAt(next);
      if (next !== null) say([spots.at(next).name, ...spots.at(next).lines].join(", "));
    } else if ((event.key === "Enter" || event.key === " ") && current !== null) {
      onPin(spots.at(current));
    } else return;
    event.preventDefault();
  });

  return {
    node,
    show: (figure, next) => {
      canvas.replaceChildren(figure);
      for (const name of ["width", "height", "viewBox"]) {
        marks.setAttribute(name, figure.getAttribute(name) ?? "");
      }
      geometry = geometryOf(figure), spots = next, pixels = null;
      pointAt(null);
    },
    mark: (shown) => {
      const rings = (these: readonly Spot[], r: number) =>
        these.flatMap((spot) => {
          const at = geometry?.toPixels(spot);
          return at && geometry?.inside(at)
            ? [svg(document, "circle", { cx: at.left, cy: at.top, r })]
            : [];
        });
      found.replaceChildren(...rings(shown.found, 5));
      pinned.replaceChildren(...rings(shown.pinned, 8));
    },
    point,
  };
}

/** Where a key leads from the current dot; null leaves all dots, undefined is no key of ours. */
function goneTo(
  key: string,
  spots: Spots,
  current: number | null,
): number | null | undefined {
  if (key === "Escape") return null;
  const along = key === "ArrowUp" || key === "ArrowDown" ? "y" : "x";
  const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, Home: 0, End: 0 }[key];
  if (step === undefined) return undefined;
  const places = spots.places();
  const other = along === "x" ? "y" : "x";
  const order = places.map((_, i) => i)
    .sort((a, b) => places[a][along] - places[b][along] || places[a][other] - places[b][other]);
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
