import { giveCanvas } from "./canvas.ts";
import { DISPLAY } from "./display.ts";
import { elementBundle } from "./plot_display.ts";

let opening: Promise<Document> | undefined;

/**
 * Opens the document that a notebook's figures are drawn into, at the first call: Plot finds it as
 * `window.document`, and each element of it knows how a cell shows it. Importing what a notebook imports
 * does so; commands and tests, which have no cells, stay without a `window`.
 */
export function openNotebookDocument(): Promise<Document> {
  return opening ??= open();
}

async function open(): Promise<Document> {
  const [{ JSDOM }, { Mark }] = await Promise.all([
    import("jsdom"),
    import("@observablehq/plot"),
  ]);
  const { window } = new JSDOM("");
  giveCanvas(window as unknown as typeof globalThis);
  // Not writable: `const window = 7` in a cell would break every Plot after it.
  Object.defineProperty(globalThis, "window", { value: window });
  for (const kind of [window.SVGElement, window.HTMLElement]) {
    Object.defineProperty(kind.prototype, DISPLAY, {
      value(this: Element) {
        return elementBundle(this);
      },
      configurable: true,
    });
  }
  // A tip is drawn where somebody points, which no cell sees; without one, titles stay.
  Object.defineProperty(Mark.prototype, "tip", { get: () => null, set() {}, configurable: true });
  return window.document;
}

/** Whether this runs in a kernel of Jupyter. */
export function isNotebook(): boolean {
  try {
    return Boolean((Deno as unknown as { jupyter?: unknown }).jupyter);
  } catch {
    return false;
  }
}
