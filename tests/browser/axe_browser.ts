/** What the other tests rely on: axe still finds flaws, in figures too, and gives their shapes back. */
import assert from "node:assert/strict";
import { violations } from "./axe.ts";
import { browserTest, inChromium } from "./chromium.ts";

/** A page whose figure has all that axe can find in one. */
const PAGE = `<!DOCTYPE html><html lang="en"><title>Flaws</title><main>
<p style="color:#ccc;background:#fff">pale</p>
<svg role="img" class="nameless"><circle r="9"/></svg>
<svg role="img" aria-label="A figure"><g><circle r="9"/><path d="M0,0L9,9"/>
<rect tabindex="0" role="button" width="9" height="9"/><line aria-labell="x" x2="9"/></g></svg>
<div id="live"></div></main></html>`;

browserTest(
  "axe finds flaws of words, figures and shapes, and leaves the figure as it was",
  async () => {
    await inChromium(async (browser) => {
      const page = await browser.newPage();
      await page.setContent(PAGE);
      await page.evaluate(() => {
        const root = document.querySelector("#live")!.attachShadow({ mode: "open" });
        root.innerHTML = `<svg role="img"><circle r="9"/></svg>`;
      });
      const before = await page.content();
      const found = (await violations(page)).map((line) => line.slice(0, line.indexOf(":")));
      assert.deepEqual(found.sort(), [
        "aria-command-name", // the shape that is a button
        "aria-valid-attr", // the shape with an attribute that ARIA does not know
        "color-contrast", // the paragraph
        "nested-interactive", // the figure around that button
        "svg-img-alt", // the figure without a name
        "svg-img-alt", // the one in a live figure's own tree
      ]);
      assert.equal(await page.content(), before);
    });
  },
);
