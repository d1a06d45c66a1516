import assert from "node:assert/strict";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { serialize } from "../../lib/plot/serialize.ts";
import { root } from "../../tasks/jupyter/places.ts";
import { run } from "../../tasks/process.ts";
import { browserTest } from "./chromium.ts";
import { samples } from "./plot_sample.ts";

browserTest(
  "Chromium draws the same SVG as the kernel, and a tip where one points",
  async (browser, t) => {
    const folder = await Deno.makeTempDir(), script = join(folder, "plot.js");
    try {
      const { code, output } = await run(Deno.execPath(), [
        ...["bundle", "--quiet", "--platform=browser", "--format=iife", "--output", script],
        join(root, "tests/browser/plot_entry.ts"),
      ], { cwd: root });
      assert.equal(code, 0, output);
      // where a pixel is a pixel, Plot moves lines by half of one
      const page = await browser.newPage({
        viewport: { width: 1300, height: 1500 },
        deviceScaleFactor: 2,
      });
      await page.setContent("<!doctype html><body></body>");
      await page.addScriptTag({ path: script });
      const texts: string[] = await page.evaluate("texts");
      samples(new JSDOM("").window.document).map(serialize).forEach((text, index) =>
        assert.equal(texts[index], text)
      );
      await t.step("its tip has the figure's colours", async () => {
        await page.locator(".dot path").nth(5).hover({ force: true });
        const box = page.locator('[aria-label="tip"] path').first();
        await box.waitFor();
        assert.equal(
          await box.evaluate((path) => getComputedStyle(path).fill),
          "rgb(255, 255, 255)",
        );
      });
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
);
