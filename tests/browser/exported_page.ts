import type { Page } from "./playwright.ts";

/** How wide a page is once it is drawn, in pixels: its window, where nothing stands out of it. */
export const widthOf = (page: Page) =>
  page.evaluate(async () => {
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    return document.documentElement.scrollWidth;
  });

/** Links within the page that lead nowhere, ids that stand twice, and things without an address. */
export const brokenIn = (page: Page) =>
  page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return [
      ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `twice: ${id}`),
      ...[...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
        .filter(({ hash }) => !document.getElementById(decodeURIComponent(hash.slice(1))))
        .map(({ hash }) => `nowhere: ${hash}`),
      ...[...document.querySelectorAll("section > h2, figure.drawing, .table")]
        .filter((node) => !node.closest("[id]:not(main)")?.querySelector("a.anchor"))
        .map((node) => `no link to ${node.outerHTML.slice(0, 80)}`),
    ];
  });

/** Tables that are wider than their place, folded ones too, and texts of figures that leave theirs. */
export const cutIn = (page: Page) =>
  page.evaluate(() => {
    for (const folded of document.querySelectorAll<HTMLDetailsElement>(".shown details")) {
      folded.open = true;
    }
    const open = [...document.querySelectorAll("[data-drawing]")]
      .map((live) => live.shadowRoot ?? live.querySelector("*")!.shadowRoot!).filter(Boolean);
    const wide = [...document.querySelectorAll<HTMLElement>(".table")]
      .filter((table) => table.scrollWidth > table.clientWidth + 1)
      .map((table) => `table: ${table.getAttribute("aria-label")}`);
    const figures = [document, ...open].flatMap((root) => [...root.querySelectorAll("svg")])
      .filter((svg) => svg.getClientRects().length > 0 && svg.closest("svg svg") === null);
    const out = figures.flatMap((svg) => {
      const { right } = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("text")]
        .filter((text) => text.getBoundingClientRect().right > right + 1)
        .map((text) => `text: ${text.textContent}`);
    });
    return [...wide, ...out];
  });
