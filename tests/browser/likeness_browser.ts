/** The comparison of pictures: it forgives the machine, not the figure. */
import assert from "node:assert/strict";
import { browserTest, inChromium, openFile } from "./chromium.ts";
import { differenceOf, picture } from "./likeness.ts";
import { live, withPages } from "./pages.ts";

/** What is done to the figure: parts are removed, or something else is changed in the page. */
type Change = { what: string; remove?: string; change?: (figure: SVGElement) => void };

const forgiven: Change[] = [
  {
    what: "another font of the page",
    change: (figure) =>
      figure.querySelectorAll("text").forEach((text) => text.style.fontFamily = "monospace"),
  },
  {
    what: "a quarter of a pixel",
    change: (figure) => figure.style.transform = "translate(0.25px, 0.25px)",
  },
];

const refused: Change[] = [
  {
    what: "dots that moved by 10 pixels",
    change: (figure) =>
      figure.querySelectorAll<SVGElement>(".dots").forEach((dots) =>
        dots.style.transform = "translateY(-10px)"
      ),
  },
  {
    what: "another colour of a series",
    change: (figure) => figure.querySelector(".dots")!.setAttribute("fill", "#0069a8"),
  },
  { what: "every other dot gone", remove: ".dots path:nth-child(odd)" },
  { what: "a curve that is gone", remove: "path[stroke-linejoin]:last-of-type" },
  { what: "a band that is gone", remove: 'path[fill-opacity="0.07"]' },
  { what: "texts that are gone", remove: "text" },
];

browserTest("pictures are alike on other machines, and not of another figure", async (t) => {
  await inChromium((browser) =>
    withPages({ co2: live.co2 }, async (path) => {
      const { page } = await openFile(browser, path("co2"), { scale: 0.5 });
      const figure = page.locator(".canvas > svg"), known = await picture(page);
      const seen = async ({ remove, change }: Change) => {
        const whole = await figure.evaluateHandle((node) => node.cloneNode(true));
        if (change) await figure.evaluate(change);
        if (remove) {
          await figure.locator(remove).evaluateAll((parts) =>
            parts.forEach((part) => part.remove())
          );
        }
        const difference = await differenceOf(page, known, await picture(page));
        await figure.evaluate((node, whole) => node.replaceWith(whole), whole);
        return difference;
      };
      for (const one of forgiven) {
        await t.step(one.what, async () => assert.equal(await seen(one), null));
      }
      for (const one of refused) {
        await t.step(one.what, async () => assert.match(await seen(one) ?? "", /% of what/));
      }
    })
  );
});
