/** The exported notebooks: what they are made of, and their pages in a browser, opened from disk. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { type Exported, exportNotebooks } from "../../tasks/export/notebooks.ts";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { notebookNames } from "../../tasks/notebook/names.ts";
import { inWorkFolder } from "../../tasks/notebook/run.ts";
import { loadLeaderboard } from "../../lib/read/load.ts";
import { violations } from "./axe.ts";
import { browserTest, inChromium, openFile } from "./chromium.ts";
import { picture, unlikeness } from "./likeness.ts";

/** Largest page that still goes through a mail gateway, in bytes. */
const LARGEST = 2.5e6;

/** One export for all tests of this file, in a folder that is removed after them. */
let exported: Exported[] = [], folder = "";
const path = (name: string) => join(folder, `${name}.page.html`);

Deno.test.beforeAll(async () => {
  await ensureEnvironment();
  folder = await Deno.makeTempDir();
  exported = await inWorkFolder((folder) => exportNotebooks(notebookNames, { values: {}, folder }));
  for (const one of exported) if ("files" in one) await Deno.writeFile(path(one.name), page(one));
});

Deno.test.afterAll(() => Deno.remove(folder, { recursive: true }));

/** The page among a notebook's files. */
const page = ({ name, files }: Extract<Exported, { files: unknown }>) =>
  files.find(({ file }) => file === `${name}.html`)!.content;

Deno.test("all notebooks run, each cell shows what it should, and the pages stay offline", async (t) => {
  for (const one of exported) {
    await t.step(one.name, () => {
      assert.equal("fault" in one ? one.fault : null, null);
      if ("fault" in one) return;
      const content = page(one);
      assert.ok(content.length < LARGEST, `${one.name}.html has ${content.length} bytes`);
      assertOffline(new TextDecoder().decode(content));
      for (const end of [".svg", ".png"]) {
        assert.ok(one.files.some(({ file }) => file.endsWith(end)), `${one.name} lacks ${end}`);
      }
    });
  }
  const files = exported.flatMap((one) => "fault" in one ? [] : one.files.map(({ file }) => file));
  assert.ok(files.includes("co2_by_params.csv"), "co2_by_params.csv is missing");
  assert.equal(new Set(files).size, files.length, "two notebooks write the same file");
});

/** A page that has a title and a language, and names nothing that a browser would fetch. */
function assertOffline(html: string): void {
  const has = (pattern: RegExp) => pattern.test(html);
  assert.ok(has(/^<!DOCTYPE html>\s*<html lang="en">/i), "lacks its language");
  assert.ok(has(/<title>[^<]{10,}<\/title>/), "lacks a title");
  assert.ok(
    has(/<meta content="default-src 'none';[^>]+Content-Security-Policy/),
    "lacks a policy",
  );
  assert.ok(!has(/<script[^>]*\ssrc|<link\s|@import|<iframe|<object|<embed/i), "loads something");
  const sources = html.matchAll(/<(?:img|source|video|audio)[^>]*\ssrc=["']?([^"'\s>]{0,40})/gi);
  for (const [, source] of sources) assert.match(source, /^data:/);
}

browserTest("the exported pages are live, offline, accessible, and look as they did", async (t) => {
  await inChromium(async (browser) => {
    for (const name of notebookNames) {
      for (const [width, scheme] of [[1300, "light"], [1300, "dark"], [360, "light"]] as const) {
        await t.step(`${name}, ${width} pixels, ${scheme}`, async () => {
          const { page, faults } = await openFile(browser, path(name), {
            width,
            scheme,
            scale: 0.5,
          });
          await page.getByText("More settings").click();
          await page.getByText("These settings as the notebook's code").click();
          await page.getByText("What was read and what was left out").last().click();
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
          assert.deepEqual(await violations(page), []);
          const shot = await picture(page);
          assert.equal(await unlikeness(page, `${name}-${width}-${scheme}`, shot), null);
          assert.deepEqual(faults, []);
          await page.context().close();
        });
      }
    }
    await t.step("the most frugal chat model of 3 to 8 B above 20 is on top", async () => {
      const { rows } = await loadLeaderboard();
      const wanted = rows.filter((row) =>
        row.type === "chat" && row.paramsB >= 3 && row.paramsB <= 8 && row.scorePercent >= 20
      ).reduce((a, b) => b.co2Kg < a.co2Kg ? b : a);
      const { page } = await openFile(browser, path("co2"));
      await page.getByRole("checkbox", { name: /^chat/ }).click();
      await page.getByLabel("Smallest model").fill("3");
      await page.getByLabel("Largest model").fill("8");
      await page.getByLabel("Lowest score").fill("20");
      assert.ok((await page.locator(".status").textContent())!.includes(wanted.model));
      assert.equal(await page.locator(".rows tbody th").first().textContent(), wanted.model);
    });
  });
});
