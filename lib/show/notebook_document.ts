/**
 * Lets any Plot show itself, where this is imported in a notebook; elsewhere it does nothing.
 *
 * @module
 */
import { isFit } from "../page/cell_text.ts";
import { giveCanvas } from "./canvas.ts";
import { DISPLAY, kernel } from "./display.ts";
import { elementBundle } from "./plot_display.ts";
import { isPlainObject, isTable } from "./records.ts";
import { summary } from "./summary.ts";
import { table } from "./table.ts";

let opening: Promise<void> | undefined;

/**
 * Opens the document that a notebook's figures are drawn into: Plot finds it as `window.document`, and each
 * element knows how a cell shows it. Commands and tests, which have no cells, stay without a `window`.
 */
export function openNotebookDocument(): Promise<void> {
  return opening ??= open();
}

async function open(): Promise<void> {
  const [{ JSDOM }, { Mark }] = await Promise.all([import("jsdom"), import("@observablehq/plot")]);
  const { window } = new JSDOM("");
  giveCanvas(window as unknown as typeof globalThis);
  // Not writable: `const window = 7` in a cell would break every Plot after it.
  Object.defineProperty(globalThis, "window", { value: window });
  for (const kind of [window.SVGElement, window.HTMLElement]) {
    const value = function (this: Element) {
      return elementBundle(this);
    };
    Object.defineProperty(kind.prototype, DISPLAY, { value, configurable: true });
  }
  // Deno would print rows or a fit in a cell's last line as their source, hundreds of lines long.
  Object.defineProperty(Object.prototype, DISPLAY, {
    get(this: object) {
      const show = isFit(this) ? summary : areRows(this) ? table : null;
      return show === null ? undefined : () => show(this as never)[DISPLAY]();
    },
    set(this: object, value: unknown) {
      Object.defineProperty(this, DISPLAY, { value, writable: true, configurable: true });
    },
    configurable: true,
  });
  // A tip is drawn where somebody points, which no cell sees; without one, titles stay.
  Object.defineProperty(Mark.prototype, "tip", { get: () => null, set() {}, configurable: true });
}

function areRows(thing: object): boolean {
  return isTable(thing) ||
    Array.isArray(thing) && thing.length > 0 && thing.every(isPlainObject);
}

if (kernel() !== null) await openNotebookDocument();
