import { element } from "../element.ts";
import type { About } from "./spots.ts";

/** The cards of the pinned rows. */
export type Pins = { node: HTMLElement; show: (pinned: readonly About[]) => void };

/** Makes the list of what is pinned; each card has a button that unpins it. */
export function pins(document: Document, onUnpin: (about: About) => void): Pins {
  const node = element(document, "ul", { class: "pins", "aria-label": "Pinned in the figure" });
  return {
    node,
    show: (pinned) => {
      node.hidden = pinned.length === 0;
      node.replaceChildren(...pinned.map((about) => {
        const unpin = element(
          document,
          "button",
          { type: "button" },
          "Unpin",
          element(document, "span", { class: "unseen" }, ` ${about.name.slice(0, 100)}`),
        );
        unpin.addEventListener("click", () => onUnpin(about));
        return element(document, "li", {}, details(document, about), unpin);
      }));
    },
  };
}

/** What is known of a row, as text: its name first, each piece apart from the others' direction. */
export function details(document: Document, { name, lines }: About): HTMLElement {
  return element(
    document,
    "div",
    { class: "details" },
    element(document, "strong", {}, element(document, "bdi", {}, name)),
    ...lines.map((line) => element(document, "div", {}, element(document, "bdi", {}, line))),
  );
}
