/**
 * The page's entry: defines the elements of live figures and calculators, and marks the contents. The
 * script that holds this module names the elements' version, so that those of another version of the
 * code, in the same page, keep theirs.
 *
 * @module
 */
import type { OwnModel } from "../study/own_model.ts";
import type { Luggage } from "../study/travel.ts";
import { markContents } from "./contents.ts";
import { liveCalculator } from "./live_calculator.ts";
import { livePair } from "./live_pair.ts";

/**
 * An element that stands after something still and a script with JSON, and takes the place of the still
 * one as soon as it can.
 */
abstract class Live extends HTMLElement {
  #end: (() => void) | null = null;

  /** Builds what is live; `shown` hides the still one. Gives what ends it. */
  abstract begin(json: string, shown: () => void): () => void;

  connectedCallback() {
    const script = this.previousElementSibling, still = script?.previousElementSibling;
    if (!script || this.#end) return;
    this.hidden = false;
    this.#end = this.begin(script.textContent ?? "", () => still?.setAttribute("hidden", ""));
  }

  disconnectedCallback() {
    this.#end?.();
    this.#end = null;
  }
}

class LiveFigure extends Live {
  begin(json: string, shown: () => void) {
    return livePair(this, JSON.parse(json) as Luggage, shown);
  }
}

/** Reckons with the rows that the live figure of the same question has brought into the document. */
class LiveCalculator extends Live {
  begin(json: string, shown: () => void) {
    const { modelOf } = (this.previousElementSibling as HTMLElement).dataset;
    const luggage = this.ownerDocument.querySelector(`script[data-question="${modelOf}"]`);
    if (!luggage) {
      this.hidden = true;
      return () => {};
    }
    const rows = JSON.parse(luggage.textContent ?? "") as Luggage;
    const end = liveCalculator(this, rows, JSON.parse(json) as OwnModel);
    shown();
    return end;
  }
}

const version = document.currentScript?.dataset.element?.replace("live-figure-", "");
if (version && !customElements.get(`live-figure-${version}`)) {
  customElements.define(`live-figure-${version}`, LiveFigure);
  customElements.define(`live-calculator-${version}`, LiveCalculator);
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", () => markContents(document));
  } else markContents(document);
}
