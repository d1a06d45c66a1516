import { isFit } from "../page/cell_text.ts";
import { said } from "../read/said.ts";
import { checkFresh } from "../settings/fresh.ts";
import { type Bundle, DISPLAY, type Displayed, kernel } from "./display.ts";
import { recordsOf } from "./records.ts";
import { summary } from "./summary.ts";
import { table } from "./table.ts";
import { text } from "./text.ts";

/** What is being shown still: what comes after it waits. */
let before: Promise<void> | null = null;

/**
 * Shows anything at once, wherever in a cell it is called: a figure, a table, rows, a fit, text. A cell
 * by itself shows only its last value; with `lm.show(a); lm.show(b)` or `lm.show(a, b)` both appear.
 * Write `await lm.show(figure)` where another output must come after a figure.
 *
 * Outside a notebook it returns what would be shown.
 */
export function show(...things: readonly unknown[]): Shown {
  if (things.length === 0) throw new TypeError(takes("nothing"));
  checkFresh(...things);
  const shown = things.map(displayedOf), jupyter = kernel();
  if (jupyter === null) return shown.length === 1 ? shown[0] : shown;
  const bundles = shown.map((one) => one[DISPLAY]());
  const send = (bundle: Bundle) =>
    jupyter.broadcast("display_data", { data: bundle, metadata: {}, transient: {} });
  if (before === null && bundles.every((bundle) => !(bundle instanceof Promise))) {
    for (const bundle of bundles as Bundle[]) void send(bundle);
    return undefined;
  }
  const sent = (async () => {
    await before;
    for (const bundle of bundles) await send(await bundle);
  })();
  before = sent;
  void sent.finally(() => {
    if (before === sent) before = null;
  });
  // the kernel waits for a last value's display, which has nothing more to show
  return Object.assign(sent, { [DISPLAY]: async () => (await sent, {} as Bundle) });
}

/** Nothing where all is shown already, and what to wait for where it is not. */
type Shown = undefined | Displayed | readonly Displayed[] | Promise<void>;

function displayedOf(thing: unknown): Displayed {
  if (typeof thing === "string" || typeof thing === "number") return text(String(thing));
  const { [DISPLAY]: display } = Object(thing) as Partial<Displayed>;
  if (typeof display === "function") return thing as Displayed;
  if (isFit(thing)) return summary(thing);
  if (recordsOf(thing) === null) throw new TypeError(takes(said(thing)));
  return table(thing);
}

function takes(found: string): string {
  return `lm.show() got ${found}; it takes figures, tables, rows, fits or text, such as ` +
    "lm.show(served.rows) or lm.show(lm.figure({ … }), fit)";
}
