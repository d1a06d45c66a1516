// deno-lint-ignore no-import-prefix -- in deno.json every task would fetch it
import axe from "npm:axe-core@4.14.1";
import type { Page } from "./playwright.ts";

type Axe = typeof axe;

/** What of WCAG 2.2 AA can be judged by a program. */
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The rules that look at colours; no other can find more in dark. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/**
 * What axe-core finds against WCAG 2.2 AA in a page, and of its colours in dark, a line for each element.
 * The page is left in dark, at its top, and without the dots, lines and empty groups of its figures: no
 * rule speaks of a shape without a role, a name or a word, and axe takes most of its time over them. Of
 * rows, of options, and of the words of one colour in a piece of code, which are made alike, the first
 * stay. A page whose colours were judged at another width needs them no more; judge them last, as axe
 * then keeps a range for each text, and each of them hears of each change.
 */
export async function violations(page: Page, { colours = true } = {}): Promise<string[]> {
  await page.evaluate(axe.source);
  await page.evaluate(thinOut);
  await page.evaluate(() => scrollTo(0, 0)); // what is half below the bar of contents counts as small
  const found: string[] = [];
  for (const colorScheme of colours ? ["light", "dark"] as const : ["light"] as const) {
    await page.emulateMedia({ colorScheme });
    const runOnly = colorScheme === "light" ? LEVELS : OF_COLOURS;
    const rules = Object.fromEntries(OF_COLOURS.map((rule) => [rule, { enabled: colours }]));
    const lines = await page.evaluate(async ([runOnly, rules]) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      const { violations } = await axe.run(document, {
        runOnly,
        rules,
        resultTypes: ["violations"],
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ""}`)
      );
    }, [runOnly, rules] as const);
    found.push(...lines.map((line) => `${colorScheme}: ${line}`));
  }
  return found;
}

/** Runs in the page: takes away the shapes that no rule speaks of, and what is like others. */
function thinOut(): void {
  const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
    root,
    ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
      shadowRoot === null ? [] : roots(shadowRoot)
    ),
  ];
  for (
    const svg of roots(document).flatMap((root) => [...root.querySelectorAll("svg:not(svg *)")])
  ) {
    const place = document.createComment("");
    svg.replaceWith(place); // in the page, all that listens to changes would hear of each shape
    for (const shape of [...svg.querySelectorAll("circle, g, line, path, rect, use")].reverse()) {
      const spoken = shape.getAttributeNames()
        .some((name) => /^(aria-|role$|tabindex$|id$|on)/.test(name));
      const bare = [...shape.children].every(({ localName }) => localName === "title");
      if (bare && !spoken) shape.remove();
    }
    place.replaceWith(svg);
  }
  const rest = "tbody tr:nth-child(n + 11), option:nth-child(n + 11):not(:checked)";
  for (const one of [...document.querySelectorAll(rest)]) one.remove();
  for (const code of document.querySelectorAll("pre code")) {
    const kinds = new Set<string>();
    for (const word of code.querySelectorAll("span")) {
      const kind = `${word.parentElement!.className} ${word.className}`;
      if (kinds.has(kind)) word.replaceWith(...word.childNodes);
      kinds.add(kind);
    }
  }
}
