/** How far ahead a child that stays is looked for, and after how many in vain no more is. */
const AHEAD = 64;

/** What d3 bound to an element. */
type Bound = Element & { __data__?: unknown };

/** Where a group of a figure that was drawn stands: that of the figure before, or itself. */
const standing = new WeakMap<Element, Element>();

export function standsFor(drawn: Element): Element {
  return standing.get(drawn) ?? drawn;
}

/**
 * Changes the figure in a place into another: what is equal in both stays, so that a browser lays out and
 * paints only what has changed. Thousands of dots take it longer than to compute them.
 */
export function renew(place: Element, next: Element): void {
  const { firstElementChild: old } = place;
  if (old?.localName === next.localName) renewElement(old, next);
  else place.replaceChildren(next);
}

function renewElement(old: Element, next: Element): void {
  standing.set(next, old);
  for (const name of old.getAttributeNames()) {
    if (!next.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old.firstElementChild && next.firstElementChild) renewChildren(old, [...next.children]);
  else old.replaceChildren(...next.childNodes);
}

/** Keeps the children that are equal in both, and changes groups, in their order; the others go or come. */
function renewChildren(old: Element, next: readonly Element[]): void {
  let at = old.firstElementChild, inVain = 0;
  const leave = (until: Element | null) => {
    while (at !== null && at !== until) {
      const gone: Element = at;
      at = at.nextElementSibling;
      gone.remove();
    }
  };
  for (const child of next) {
    const isGroup = child.firstElementChild !== null;
    const fits = (one: Element) =>
      isGroup
        ? one.firstElementChild !== null && one.localName === child.localName
        : one.isEqualNode(child);
    let kept = inVain < AHEAD ? at : null;
    for (let ahead = 0; kept !== null && !fits(kept); ahead++) {
      kept = ahead < AHEAD ? kept.nextElementSibling : null;
    }
    if (kept === null) {
      old.insertBefore(child, at);
      inVain++;
      continue;
    }
    leave(kept);
    if (isGroup) renewElement(kept, child);
    else (kept as Bound).__data__ = (child as Bound).__data__;
    at = kept.nextElementSibling;
    inVain = 0;
  }
  leave(null);
}
