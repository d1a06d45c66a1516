/** What a reader does with a live figure, in Chromium: find, pin, sort, keep, share, print. */
import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { csvOf } from "../../lib/page/save.ts";
import { settingsCell } from "../../lib/page/settings_cell.ts";
import { sortedRows } from "../../lib/page/sorted_rows.ts";
import { filterEvaluations } from "../../lib/filter/evaluations.ts";
import { loadCo2 } from "../../lib/read/today.ts";
import { co2View } from "../../lib/study/co2_view.ts";
import { co2Question } from "../../lib/study/questions.ts";
import { browserTest, inChromium, openFile } from "./chromium.ts";
import { download } from "./download.ts";
import { live, withPages } from "./pages.ts";

const CHOICE = { types: ["chat"], minParamsB: 3, maxParamsB: 8, minScorePercent: 20 };
const HASH = "#co2.types=chat&co2.minParamsB=3&co2.maxParamsB=8&co2.minScorePercent=20";

/** What a locator shows, without blanks around it. */
const textOf = async (locator: Locator) => (await locator.textContent() ?? "").trim();

browserTest("a reader finds, pins, sorts, keeps and shares what is in view", async (t) => {
  const { rows } = filterEvaluations(loadCo2().study.rows, CHOICE);
  const order = { column: 1, descending: false };
  const cheapest = sortedRows(rows, co2View.columns, order, 1)[0];
  await inChromium((browser) =>
    withPages({ co2: live.co2 }, async (path) => {
      const { page, faults } = await openFile(browser, path("co2"), { hash: HASH });
      const table = page.getByRole("region", { name: "Table of evaluations in view" });
      await t.step("a link shows its view, the lowest first", async () => {
        assert.equal(await textOf(table.locator("tbody th").first()), cheapest.model);
        assert.ok((await textOf(page.locator(".status"))).includes(cheapest.model));
        assert.equal(await page.locator('input[value="chat"]').isChecked(), true);
        assert.equal(await page.getByLabel(/^Largest model/).inputValue(), "8");
      });
      await t.step("a header sorts, the other way at the second click", async () => {
        const score = page.getByRole("button", { name: /^Score/ });
        const best = (descending: boolean) =>
          sortedRows(rows, co2View.columns, { column: 3, descending }, 1)[0].model;
        await score.click();
        assert.equal(await textOf(table.locator("tbody th").first()), best(false));
        await score.click();
        assert.equal(await textOf(table.locator("tbody th").first()), best(true));
        assert.match(await page.evaluate(() => location.hash), /co2\.sort=-3/);
        await page.getByRole("button", { name: /^CO₂/ }).click();
      });
      await t.step(
        "a click in the figure pins the dot under it, and the link keeps it",
        async () => {
          await table.getByRole("button", { name: `pin ${cheapest.model}` }).click();
          const [ring, box] = await Promise.all(
            [".pinned circle", ".stage"].map((part) => page.locator(part).boundingBox()),
          );
          assert.ok(ring && box);
          const position = {
            x: ring.x + ring.width / 2 - box.x,
            y: ring.y + ring.height / 2 - box.y,
          };
          await page.getByRole("button", { name: `Unpin ${cheapest.model}` }).click();
          assert.equal(await page.locator(".pinned circle").count(), 0);
          await page.locator(".stage").hover({ position });
          assert.match(
            await textOf(page.locator(".tip")),
            /parameters, chat.*https:\/\/huggingface/s,
          );
          await page.locator(".stage").click({ position });
          assert.equal(await page.locator(".pins li").count(), 1);
          await page.reload();
          await page.locator(".pins li").waitFor();
          assert.equal(await page.locator(".pinned circle").count(), 1);
          await page.getByRole("button", { name: /^Unpin/ }).click();
        },
      );
      await t.step("search rings what it finds, whatever its case", async () => {
        await page.getByLabel("Find a model").fill("LLAMA-3");
        const found = rows.filter(({ model }) => model.toLowerCase().includes("llama-3"));
        assert.ok(found.length > 1);
        assert.equal(await page.locator(".found circle").count(), found.length);
        assert.equal(await table.locator("tbody tr").count(), Math.min(5, found.length));
        await page.getByLabel("Find a model").fill("");
      });
      await t.step("the table's CSV has the rows in view, the figure both its forms", async () => {
        const csv = await download(page, "Download CSV");
        assert.equal(csv.name, "co2.csv");
        const text = csvOf(co2View, sortedRows(rows, co2View.columns, order));
        assert.equal(new TextDecoder().decode(csv.bytes), text);
        const svg = await download(page, "Figure as SVG");
        assert.match(new TextDecoder().decode(svg.bytes), /^<svg [^>]*xmlns=.*<title>/s);
        const png = await download(page, "Figure as PNG");
        assert.deepEqual([...png.bytes.slice(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
        assert.ok(png.bytes.length > 20_000);
      });
      await t.step("the copied code is the cell of these settings", async () => {
        await page.getByRole("button", { name: "Copy as code" }).click();
        const text = await page.evaluate(() => navigator.clipboard.readText());
        assert.equal(text, settingsCell(co2Question, { ...CHOICE, rows: "study" }));
      });
      await t.step("an empty selection says why, and comes back", async () => {
        await page.getByLabel(/^Smallest model/).fill("2000");
        assert.match(
          await textOf(page.getByRole("alert")),
          /^No row is left: the setting "minParamsB"/,
        );
        assert.equal(await page.locator(".stage").isVisible(), false);
        assert.match(await textOf(page.locator(".status")), /^0 of 2,220/);
        await page.getByRole("button", { name: "Reset" }).click();
        assert.equal(await page.locator(".stage").isVisible(), true);
        assert.equal(await page.getByRole("alert").isVisible(), false);
      });
      assert.deepEqual(faults, []);
    })
  );
});

browserTest("every control can be reached and worked by keyboard alone", async () => {
  await inChromium((browser) =>
    withPages({ co2: live.co2 }, async (path) => {
      const { page, faults } = await openFile(browser, path("co2"));
      /** What has the focus: its tag and name. */
      const focused = () =>
        page.evaluate(() => {
          const at = document.querySelector("[data-theme]")!.shadowRoot!.activeElement;
          if (!at) return "";
          return `${at.localName} ${at.getAttribute("aria-label") ?? ""} ` +
            (at.closest("label,button,summary")?.textContent ?? "").trim();
        });
      const reached: string[] = [];
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press("Tab");
        const at = await focused();
        if (at === "" && reached.length > 0) break;
        if (at !== "") reached.push(at);
        if (/^summary\s+More settings/.test(at)) await page.keyboard.press("Enter");
        if (/^input\s+chat/.test(at)) await page.keyboard.press("Space");
        if (/^input\s+Smallest model/.test(at)) await page.keyboard.type("3");
        if (/^select\s+Fit/.test(at)) await page.keyboard.press("ArrowDown");
        if (/^div Figure\./.test(at)) {
          for (const key of ["ArrowRight", "ArrowUp", "End", "Home", "ArrowRight", "Enter"]) {
            await page.keyboard.press(key);
          }
          assert.equal(await page.locator(".tip").isVisible(), true);
          await page.keyboard.press("Escape");
          assert.equal(await page.locator(".tip").isVisible(), false);
        }
        if (/^button\s+Score/.test(at)) await page.keyboard.press("Enter");
      }
      assert.equal(
        await page.evaluate(() => decodeURIComponent(location.hash).replace(/pin=\d+/, "pin=n")),
        "#co2.types=chat&co2.minParamsB=3&co2.fit=linear&co2.pin=n&co2.sort=3",
      );
      const all = await page.locator(
        ":is(form, .figure) :is(input, select, button, summary), .tools button, .stage, " +
          "thead button, .more",
      ).count();
      assert.ok(reached.length >= all, `${reached.length} of ${all} were reached`);
      assert.deepEqual(faults, []);
    })
  );
});

browserTest("without scripts, and on paper, there are no dead controls", async () => {
  await inChromium((browser) =>
    withPages({ co2: live.co2 }, async (path) => {
      const still = await openFile(browser, path("co2"), { scripts: false });
      assert.equal(await still.page.locator("figure[data-figure] img").isVisible(), true);
      assert.equal((await still.page.locator("main").innerText()).trim(), "One live figure");
      const paper = await openFile(browser, path("co2"));
      await paper.page.emulateMedia({ media: "print" });
      for (const part of ["form", ".tools", ".rows", ".words", ".figure button"]) {
        assert.equal(await paper.page.locator(part).first().isVisible(), false, part);
      }
      assert.equal(await paper.page.locator(".canvas > svg").isVisible(), true);
    })
  );
});
