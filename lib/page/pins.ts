import { details } from "./details.ts";
import { element } from "./element.ts";
import type { Spot } from "./spots.ts";

/** The cards of the pinned dots. */
export type Pins = { node: HTMLElement; show: (spots: readonly Spot[]) => void };

/** Makes the list of what is pinned; each card has a button that unpins it. */
export function pins(document: Document, onUnpin: (spot: Spot) => void): Pins {
  const node = element(document, "ul", { class: "pins", "aria-label": "Pinned in the figure" });
  return {
    node,
    show: (spots) => {
      node.hidden = spots.length === 0;
      node.replaceChildren(...spots.map((spot) => {
        const unpin = element(
          document,
          "button",
          { type: "button" },
          "Unpin",
          element(document, "span", { class: "unseen" }, ` ${spot.name.slice(0, 100)}`),
        );
        unpin.addEventListener("click", () => onUnpin(spot));
        return element(document, "li", {}, details(document, spot), unpin);
      }));
    },
  };
}
