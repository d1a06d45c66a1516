/**
 * Marks in a page's contents the section that is read, the last one that has begun above the upper third
 * of the window, and folds them after a choice. A page without contents stays as it is.
 */
export function markContents(document: Document): void {
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
