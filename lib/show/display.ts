/** The name under which a notebook asks a cell's last value what to show. */
export const DISPLAY: unique symbol = Symbol.for("Jupyter.display");

/** What to show, by MIME type; `image/png` in base64. */
export type Bundle = { "text/plain": string } & Record<string, string>;

/** A value that a notebook can show. */
export type Displayed = { [DISPLAY](): Bundle | Promise<Bundle> };

/** A value that shows the same bundle each time. */
export function displayed(bundle: Bundle): Displayed {
  return { [DISPLAY]: () => bundle };
}
