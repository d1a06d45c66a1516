/** Lists from this length on are compared child by child. */
const MANY = 20;

/** Where an element of a figure that was drawn stands: an equal one of the figure before, or itself. */
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
  stand(next, old);
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  const children = [...next.children];
  if (children.length === 0 || old.children.length === 0) {
    if (!sameWords(old, next)) old.replaceChildren(...next.childNodes);
  } else if (children.length > MANY && children.every(({ firstChild }) => firstChild === null)) {
    renewList(old, children);
  } else {
    children.forEach((child, i) => {
      const before = old.children[i];
      if (before === undefined) old.append(child);
      else if (before.localName !== child.localName) before.replaceWith(child);
      else renewElement(before, child);
    });
    while (old.children.length > children.length) old.lastElementChild!.remove();
  }
}

const sameWords = (old: Element, next: Element) =>
  old.children.length === next.children.length && old.textContent === next.textContent;

/** How far ahead an equal child is looked for, and after how many in vain no more is. */
const AHEAD = 64;

/** Keeps the children that are equal in both, in their order; the others go or come. */
function renewList(old: Element, next: readonly Element[]): void {
  let at = old.firstElementChild, inVain = 0;
  const leave = (until: Element | null) => {
    while (at !== null && at !== until) {
      const gone: Element = at;
      at = at.nextElementSibling;
      gone.remove();
    }
  };
  for (const child of next) {
    let equal = inVain < AHEAD ? at : null;
    for (let ahead = 0; equal !== null && !equal.isEqualNode(child); ahead++) {
      equal = ahead < AHEAD ? equal.nextElementSibling : null;
    }
    if (equal === null) {
      old.insertBefore(child, at);
      inVain++;
      continue;
    }
    leave(equal);
    stand(child, equal);
    at = equal.nextElementSibling;
    inVain = 0;
  }
  leave(null);
}

/** Lets one stand for another; what d3 bound to the drawn one comes along. */
function stand(drawn: Element, old: Element): void {
  standing.set(drawn, old);
  (old as Bound).__data__ = (drawn as Bound).__data__;
}

type Bound = Element & { __data__?: unknown };
