/**
 * The elements below `root`, but not those in a group of dots, which are many and carry nothing but
 * their place. Much faster under jsdom than a selector.
 */
export function* elementsBelow(root: Element): Generator<Element> {
  for (let child = root.firstElementChild; child; child = child.nextElementSibling) {
    yield child;
    if (child.getAttribute("class") !== "dots") yield* elementsBelow(child);
  }
}

/** Takes Plot's labels off a figure's groups, where ARIA allows none: the figure's own says it all. */
export function withoutGroupLabels(figure: SVGSVGElement): void {
  for (const group of figure.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
}
