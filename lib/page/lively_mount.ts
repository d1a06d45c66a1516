/**
 * The page's entry: defines the element of live figures, and marks the contents. The script that holds
 * this module names the element with a version, so that figures of another version of the code, in the
 * same page, keep theirs.
 *
 * @module
 */
import * as Plot from "@observablehq/plot";
import { markContents } from "./contents.ts";
import { liveFigure } from "./live/live_figure.ts";
import { unpack } from "./live/parcel.ts";
import type { Draw, Parcel } from "./live/subject.ts";
import * as lm from "../core.ts";

/** The functions of the figures in a page, which their scripts put here by a hash of their texts. */
type Drawings = Record<string, (plot: typeof Plot, vocabulary: typeof lm) => Draw>;

/** What each live figure is called in the address: its table, and a number from the second on. */
const taken = new Map<string, Element>();

function nameIn(table: string, owner: Element): string {
  for (let number = 1;; number++) {
    const name = number === 1 ? table : `${table}${number}`;
    if (taken.get(name)?.isConnected) continue;
    taken.set(name, owner);
    return name;
  }
}

/** Stands after a still figure, its rows and its drawing, and takes the still one's place. */
class LiveFigure extends HTMLElement {
  #end: (() => void) | null = null;

  async connectedCallback() {
    const data = this.parentElement?.querySelector("script[data-live]")?.textContent;
    const { lmDrawings } = globalThis as { lmDrawings?: Drawings };
    const drawing = lmDrawings?.[this.dataset.drawing ?? ""];
    if (!data || !drawing || this.#end) return;
    let gone = false;
    this.#end = () => gone = true;
    const parcel = await unpack<Parcel>(data);
    if (gone) return;
    this.hidden = false;
    this.#end = liveFigure(this, {
      name: nameIn(parcel.table.name, this),
      subject: { ...parcel, draw: drawing(Plot, lm) },
      shown: () => this.parentElement?.querySelector("figure")?.setAttribute("hidden", ""),
    });
  }

  disconnectedCallback() {
    this.#end?.();
    this.#end = null;
  }
}

const name = document.currentScript?.dataset.element;
if (name && !customElements.get(name)) {
  customElements.define(name, LiveFigure);
  markContents(document); // of a page; a notebook has none
}
