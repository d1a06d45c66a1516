/**
 * The page's entry: defines the element of live figures, and marks the contents. The script that holds
 * this module names the element with a version, so that figures of another version of the code, in the
 * same page, keep theirs.
 *
 * @module
 */
import * as Plot from "@observablehq/plot";
import { liveFigure } from "./live/live_figure.ts";
import { unpack } from "./live/parcel.ts";
import type { Draw, Parcel } from "./live/subject.ts";
import * as lm from "../core.ts";

/** The functions of the figures in a page, which their scripts put here by a hash of their texts. */
type Drawings = Record<string, (plot: typeof Plot, vocabulary: typeof lm) => Draw>;

/** What each live figure is called in the address: its table, and a number from the second on. */
const taken = new Map<string, Element>();

function nameIn(table: string, owner: Element): string {
  let name = table;
  for (let number = 2; taken.get(name)?.isConnected; number++) name = `${table}${number}`;
  taken.set(name, owner);
  return name;
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

/**
 * Marks in a page's contents the section that is read, the last one that has begun above the upper third
 * of the window, and folds them after a choice. A page without contents stays as it is.
 */
function markContents(): void {
  const fold = document.querySelector<HTMLInputElement>("#show-contents");
  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>("nav.contents a")) {
    const section = document.getElementById(link.hash.slice(1));
    if (section !== null) links.set(section, link);
    link.addEventListener("click", () => fold && (fold.checked = false));
  }
  const mark = () => {
    const line = document.documentElement.clientHeight / 3;
    const read = [...links.keys()].findLast((one) => one.getBoundingClientRect().top < line);
    for (const [section, link] of links) {
      if (section === read) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66.6% 0px" });
  for (const section of links.keys()) observer.observe(section);
}

const name = document.currentScript?.dataset.element;
if (name && !customElements.get(name)) {
  customElements.define(name, LiveFigure);
  markContents(); // of a page; a notebook has none
}
