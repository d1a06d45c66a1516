/**
 * The page's entry: defines the element of live figures. The script that holds this module names the
 * element, so that figures of another version of the code, in the same page, keep theirs.
 *
 * @module
 */
import type { Luggage } from "../study/travel.ts";
import { livePair } from "./live_pair.ts";

/** Stands after the static figure and the JSON of its rows, and takes the figure's place. */
class LiveFigure extends HTMLElement {
  #end: (() => void) | null = null;

  connectedCallback() {
    const luggage = this.previousElementSibling, still = luggage?.previousElementSibling;
    if (!luggage || this.#end) return;
    this.hidden = false;
    this.#end = livePair(this, JSON.parse(luggage.textContent ?? "") as Luggage, () => {
      still?.setAttribute("hidden", "");
    });
  }

  disconnectedCallback() {
    this.#end?.();
    this.#end = null;
  }
}

const name = document.currentScript?.dataset.element;
if (name && !customElements.get(name)) customElements.define(name, LiveFigure);
