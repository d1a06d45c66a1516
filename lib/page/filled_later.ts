/** A part of a page that is filled at once, or after what matters more. */
export type Part = { now: (fill: () => void) => void; later: (fill: () => void) => void };

/**
 * Lets a part of a page wait until the next frame is on the screen; it is busy until then. Of several
 * fillings that wait, only the last is done.
 *
 * ```ts ignore
 * const claims = filledLater(node);
 * claims.later(() => node.replaceChildren(table()));
 * ```
 */
export function filledLater(node: HTMLElement): Part {
  let last: (() => void) | null = null;
  const run = (fill: () => void) => {
    if (fill !== last) return;
    fill();
    node.removeAttribute("aria-busy");
  };
  return {
    now(fill) {
      last = fill;
      run(fill);
    },
    later(fill) {
      last = fill;
      node.setAttribute("aria-busy", "true");
      const page = node.ownerDocument.defaultView!;
      page.requestAnimationFrame(() => setTimeout(() => run(fill)));
    },
  };
}
