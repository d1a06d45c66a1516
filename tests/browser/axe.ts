import axe from "axe-core";
import type { Page } from "playwright-core";

/**
 * What axe-core finds against WCAG 2.2 AA in a page, one line for each element. The dots and lines of
 * figures are away meanwhile: no rule speaks of a shape without a role, a name or a word, and axe takes
 * most of its time over them (3.4 s down to 1.0 s a page; what passes and what is open stays the same).
 */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
      root,
      ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
        shadowRoot === null ? [] : roots(shadowRoot)
      ),
    ];
    const away = roots(document)
      .flatMap((root) => [...root.querySelectorAll("svg :is(circle, path, rect, line)")])
      .filter((shape) =>
        shape.childNodes.length === 0 &&
        !shape.getAttributeNames().some((name) => /^(aria-|role$|tabindex$|id$|on)/.test(name))
      )
      .map((shape) => {
        const place = document.createComment("");
        shape.replaceWith(place);
        return { shape, place };
      });
    const { violations } = await axe.run(document, { runOnly: tags });
    for (const { shape, place } of away) place.replaceWith(shape);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ""}`)
    );
  });
}
