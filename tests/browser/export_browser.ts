/** The exported pages in Chromium, opened from disk as a colleague would. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { exportNotebooks } from "../../tasks/export/notebooks.ts";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { notebookNames } from "../../tasks/notebook/names.ts";
import { inWorkFolder } from "../../tasks/notebook/run.ts";
import { loadLeaderboard } from "../../lib/read/load.ts";
import { violations } from "./axe.ts";
import { inChromium, openFile } from "./chromium.ts";
import { unlikeness } from "./likeness.ts";

/** Largest page that still goes through a mail gateway, in bytes. */
const LARGEST = 2.5e6;

Deno.test("the exported pages are live, offline, accessible, and look as they did", async (t) => {
  await ensureEnvironment();
  await inWorkFolder(async (folder) => {
    const exported = await exportNotebooks(notebookNames, { values: {}, folder });
    const path = (name: string) => join(folder, `${name}.page.html`);
    for (const one of exported) {
      assert.ok(!("fault" in one), "fault" in one ? one.fault : "");
      const { content } = one.files.find(({ file }) => file === `${one.name}.html`)!;
      assert.ok(content.length < LARGEST, `${one.name}.html has ${content.length} bytes`);
      await Deno.writeFile(path(one.name), content);
    }
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
            await page.mouse.move(0, 0); // away from all that tells something when it is pointed at
            const shot = await page.locator(".stage").screenshot();
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
});
