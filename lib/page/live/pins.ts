import { html } from "./html.ts";
import type { About } from "./spots.ts";

/** The cards of the pinned rows. */
export type Pins = { node: HTMLElement; show: (pinned: readonly About[]) => void };

/** Makes the list of what is pinned; each card has a button that unpins it. */
export function pins(onUnpin: (about: About) => void): Pins {
  const node = html("ul", { class: "pins", "aria-label": "Pinned in the figure" });
  return {
    node,
    show: (pinned) => {
      node.hidden = pinned.length === 0;
      node.replaceChildren(...pinned.map((about) => {
        const unpin = html(
          "button",
          { type: "button" },
          "Unpin",
          html("span", { class: "unseen" }, ` ${about.name.slice(0, 100)}`),
        );
        unpin.addEventListener("click", () => onUnpin(about));
        return html("li", {}, details(about), unpin);
      }));
    },
  };
}

/** What is known of a row, as text: its name first, each piece apart from the others' direction. */
export function details({ name, lines }: About): HTMLElement {
  return html(
    "div",
    { class: "details" },
    html("strong", {}, html("bdi", {}, name)),
    ...lines.map((line) => html("div", {}, html("bdi", {}, line))),
  );
}
