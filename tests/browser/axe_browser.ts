/** What the other tests rely on: axe still finds flaws, in figures too, and those of dark alone. */
import assert from "node:assert/strict";
import { violations } from "./axe.ts";
import { browserTest } from "./chromium.ts";

/** A page whose figure has all that axe can find in one. */
const PAGE = `<!DOCTYPE html><html lang="en"><title>Flaws</title>
<style>@media (prefers-color-scheme: dark) { .dark { color: #444; background: #000 } }</style><main>
<p style="color:#ccc;background:#fff">pale</p>
<p class="dark">dim</p>
<svg role="img" class="nameless"><circle r="9"/></svg>
<svg role="img" aria-label="A figure"><g><circle r="9"/><path d="M0,0L9,9"/>
<rect tabindex="0" role="button" width="9" height="9"/><line aria-labell="x" x2="9"/></g></svg>
<div id="live"></div></main></html>`;

browserTest(
  "axe finds flaws of words, figures and shapes, in light and in dark",
  async (browser) => {
    const page = await browser.newPage();
    await page.setContent(PAGE);
    await page.evaluate(() => {
      const root = document.querySelector("#live")!.attachShadow({ mode: "open" });
      root.innerHTML = `<svg role="img"><circle r="9"/></svg>`;
    });
    const found = (await violations(page)).map((line) => line.split(": ", 2).join(" ")).sort();
    const inLight = [
      "aria-command-name", // the shape that is a button
      "aria-valid-attr", // the shape with an attribute that ARIA does not know
      "color-contrast", // the first paragraph
      "nested-interactive", // the figure around that button
      "svg-img-alt", // the figure without a name
      "svg-img-alt", // the one in a live figure's own tree
    ];
    assert.deepEqual(
      found.filter((line) => line.startsWith("light")),
      inLight.map((id) => `light ${id}`),
    );
    assert.deepEqual(
      found.filter((line) => line.startsWith("dark")),
      ["dark color-contrast", "dark color-contrast"], // the second paragraph too
    );
  },
);
