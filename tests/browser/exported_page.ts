import type { Page } from "playwright-core";

/** A page without what only a script fills: where each thing stands, in pixels from the top. */
export const placesIn = (page: Page) =>
  page.evaluate(() => {
    const top = (selector: string) =>
      document.querySelector(selector)?.getBoundingClientRect().top ?? Infinity;
    return {
      question: top("h1"),
      answer: top("#answer-intro .sentences"),
      figure: top("[data-theme]"),
      verdicts: top("#claims-intro"),
      width: document.documentElement.scrollWidth,
    };
  });

/** How wide a page is once it is drawn, in pixels: its window, where nothing stands out of it. */
export const widthOf = (page: Page) =>
  page.evaluate(async () => {
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    return document.documentElement.scrollWidth;
  });

/** Links within the page that lead nowhere, and ids that stand twice. */
export const brokenIn = (page: Page) =>
  page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return [
      ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `twice: ${id}`),
      ...[...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
        .filter(({ hash }) => !document.getElementById(decodeURIComponent(hash.slice(1))))
        .map(({ hash }) => `nowhere: ${hash}`),
      ...[...document.querySelectorAll(":is(h2, figure.drawing, .table)")]
        .filter((node) => !node.closest("[id]:not(main)")?.querySelector("a.anchor"))
        .map((node) => `no link to ${node.outerHTML.slice(0, 80)}`),
    ];
  });

/** Tables that are wider than their place, folded ones when unfolded, and texts of figures that leave theirs. */
export const cutIn = (page: Page) =>
  page.evaluate(() => {
    const open = document.querySelector("[data-theme]")!.shadowRoot!;
    for (const folded of document.querySelectorAll<HTMLDetailsElement>(".long details")) {
      folded.open = true;
    }
    const scrollers = [
      ...document.querySelectorAll<HTMLElement>(".table"),
      ...open.querySelectorAll<HTMLElement>(".scroller"),
    ];
    const wide = scrollers.filter((table) => table.scrollWidth > table.clientWidth + 1)
      .map((table) => `table: ${table.getAttribute("aria-label")}`);
    const figures = [...document.querySelectorAll("svg.wide"), ...open.querySelectorAll("svg")]
      .filter((svg) => svg.getClientRects().length > 0);
    const out = figures.flatMap((svg) => {
      const { right } = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("text")]
        .filter((text) => text.getBoundingClientRect().right > right + 1)
        .map((text) => `text: ${text.textContent}`);
    });
    return [...wide, ...out];
  });
