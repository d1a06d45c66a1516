/**
 * Marks in a page's contents the section that is read, and folds them after a choice. A page without
 * contents stays as it is.
 */
export function markContents(document: Document): void {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>("nav.contents a")]
      .map((link) => [link.hash.slice(1), link]),
  );
  const sections = [...links.keys()]
    .map((id) => document.getElementById(id))
    .filter((section) => section !== null);
  if (sections.length === 0) return;
  const fold = document.querySelector<HTMLInputElement>("#show-contents");
  const mark = () => {
    // The last section that has begun above the upper third of the window.
    const line = document.documentElement.clientHeight / 3;
    const read = sections.findLast((section) => section.getBoundingClientRect().top < line);
    for (const [id, link] of links) {
      if (id === read?.id) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  let asked = false;
  const soon = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => (asked = false, mark()));
  };
  document.addEventListener("scroll", soon, { passive: true });
  document.defaultView!.addEventListener("resize", soon);
  for (const link of links.values()) {
    link.addEventListener("click", () => fold && (fold.checked = false));
  }
  mark();
}
