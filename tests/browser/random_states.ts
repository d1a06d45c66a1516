import { ATTACKS } from "./attacks.ts";
import type { Page } from "./playwright.ts";

/** Random addresses: of which settings, how likely each is named, and the values that it may have. */
type States = { count: number; names: string[]; odds: number; values: string[] };

/** Random addresses that break what a page says: in words, or in a live figure's title and counts. */
export function brokenStates(page: Page, states: States): Promise<string[]> {
  return page.evaluate(({ count, names, odds, values, attacks }) => {
    let seed = 20261128;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)];
    // neither NaN nor Infinity: what a page does not know, it quotes
    const any = () =>
      one([
        () => String(10 ** (random() * 30 - 15)),
        () => String(Math.round(random() * 100)),
        () => one(["", "-1", "1e999", "null", "true"]),
        () => one(values),
        () => one(attacks),
      ])();
    const textsOf = (root: Document | ShadowRoot) =>
      [...root.querySelectorAll(".lead, [data-place]:not(form), .status, .fault, .canvas > svg")]
        .map((node) => ({
          must: node.matches(".lead, .status"),
          text: node.localName === "svg" ? node.getAttribute("aria-label") : node.textContent,
        }));
    const broken: string[] = [];
    for (let i = 0; i < count; i++) {
      const asked = new URLSearchParams();
      for (const name of names) if (random() < odds) asked.append(name, any());
      if (random() < 0.1) asked.append(one(attacks), one(attacks));
      history.replaceState(null, "", `#${asked}`);
      dispatchEvent(new HashChangeEvent("hashchange"));
      const open = [...document.querySelectorAll("[data-drawing]")].map((live) => live.shadowRoot!);
      const said = [document, ...open].flatMap(textsOf), must = said.filter(({ must }) => must);
      const wrong = /NaN|undefined|\[object|(?<![\w-])Infinity(?![\w-])/
        .exec(said.map(({ text }) => text).join(" "));
      if (wrong || must.length === 0 || must.some(({ text }) => text === "")) {
        broken.push(`${wrong}: ${decodeURIComponent(location.hash)}`);
      }
    }
    return broken.slice(0, 5);
  }, { ...states, attacks: ATTACKS.map((text) => text.toWellFormed()) });
}
