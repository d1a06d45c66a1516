/** What a reader of a live figure can do, in one page: sort, point, pin, tab, share; and a user's own CSV. */
import assert from "node:assert/strict";
import * as Plot from "@observablehq/plot";
import type { Locator, Page } from "./playwright.ts";
import * as lm from "../../lib/core.ts";
import { live } from "../../lib/show/live_cell.ts";
import { loadEvaluations } from "../../lib/tables/evaluations.ts";
import { loadServed } from "../../lib/tables/served.ts";
import { browserTest, inChromium, openFile } from "./chromium.ts";
import { download } from "./download.ts";
import { strictPage, withPage } from "./lively_pages.ts";

type Served = ReturnType<typeof loadServed>;

/** Dots of which one has no place on a logarithmic axis. */
const dots = ({ rows, settings }: { rows: Served["rows"]; settings: { slmLimitB: number } }) =>
  lm.figure({
    title: `${rows.length} rows`,
    x: { type: "log" },
    marks: [
      lm.limit(settings.slmLimitB),
      Plot.dot(rows.map((d, i) => i === 0 ? { ...d, paramsB: 0 } : d), {
        x: "paramsB",
        y: "kWhPerMillionTokens",
        title: "model",
      }),
    ],
  });

/** One that draws no row: an estimate. */
const calculator = ({ rows }: { rows: Served["rows"] }) =>
  lm.figure({ title: "Mean", marks: [Plot.barX([lm.mean(rows, "paramsB")])] });

const HOSTILE = ["=1+1", "<img src=x onerror=alert(1)>", "</script><script>alert(2)</script>"];

/** A leaderboard of a user's own, read as any file is. */
async function ownLeaderboard() {
  const path = await Deno.makeTempFile({ suffix: ".csv" });
  try {
    const text = await Deno.readTextFile(new URL("../../data/leaderboard.csv", import.meta.url));
    const [head, first] = text.split(/\r?\n/);
    const named = HOSTILE.map((name) => first.replace("0-hero/Matter-0.2-7B-DPO", name));
    await Deno.writeTextFile(path, [head, ...named].join("\n") + "\n");
    return loadEvaluations(path);
  } finally {
    await Deno.remove(path);
  }
}

/** What has the focus: its own words, or its kind. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute("aria-label") ?? at?.closest("label")?.textContent ??
      at?.textContent ?? "";
  });

browserTest("what a live figure promises a reader", async (t) => {
  const evaluations = await ownLeaderboard();
  const { html } = await strictPage(() => [
    live(loadServed(), {}, dots),
    live(loadServed(), {}, calculator),
    live(evaluations, {}, ({ rows }) =>
      lm.figure({
        title: rows[0].model,
        marks: [Plot.dot(rows, { x: "paramsB", y: "co2Kg", title: "model" })],
      })),
  ]);
  await inChromium((browser) =>
    withPage(html, async (path) => {
      const { page, faults } = await openFile(browser, path, { ready: "figure[hidden]" });
      const [first, second, own]: Locator[] = [0, 1, 2].map((i) =>
        page.locator("[data-drawing]").nth(i)
      );
      const column = (name: string) => first.getByRole("columnheader", { name });
      const cell = async (row: number) =>
        Number(await first.locator("tbody tr").nth(row).locator("td").nth(1).textContent());

      await t.step("a click on a heading sorts, a second one turns it round", async () => {
        for (const [direction, sign] of [["ascending", 1], ["descending", -1]] as const) {
          await column("Parameters").getByRole("button").click();
          assert.equal(await column("Parameters").getAttribute("aria-sort"), direction);
          assert.ok(sign * (await cell(4) - await cell(0)) >= 0);
        }
        assert.match(page.url(), /served\.sort=-paramsB/);
      });

      await t.step("pointing shows a tip, a click pins", async () => {
        const circle = first.locator(".canvas circle, .canvas path[transform]").nth(40);
        const box = (await circle.boundingBox())!;
        await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
        const tip = first.locator(".tip");
        assert.match((await tip.textContent())!, /Parameters: \d/);
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
        assert.equal(await first.locator(".pins li").count(), 1);
        assert.equal(await first.locator(".pinned circle").count(), 1);
        await first.getByRole("button", { name: /^Unpin/ }).click();
        assert.equal(await first.locator(".pins li").count(), 0);
      });

      await t.step("a link to the view can be copied", async () => {
        await first.getByRole("button", { name: "Copy link" }).click();
        const link = await page.evaluate(() => navigator.clipboard.readText());
        assert.equal(link, page.url());
        assert.match(link, /#served\.sort=-paramsB$/);
      });

      await t.step("every control is reached by Tab", async () => {
        await first.getByText("More filters").click();
        const all = await first.locator(
          "input:visible, select:visible, button:visible, summary:visible, .stage, .scroller",
        ).count();
        await first.locator("form input").first().focus();
        const seen = [await focused(page)];
        while (seen.length < all) {
          await page.keyboard.press("Tab");
          seen.push(await focused(page));
        }
        for (
          const name of ["Find a model", "Figure. Arrow keys", "Reset", "Parameters", "Copy link"]
        ) {
          assert.ok(seen.some((one) => one.startsWith(name)), `${name} is not among ${seen}`);
        }
        await page.keyboard.press("Tab");
        assert.ok(await second.evaluate((node) => node === document.activeElement));
      });

      await t.step(
        "an amount that cannot be is a sentence, an empty one is as at first",
        async () => {
          const limit = first.getByLabel(/^Small means at most/);
          await limit.fill("-5");
          assert.match(
            (await first.locator(".fault").textContent())!,
            /cannot be -5; it takes a num/,
          );
          await limit.fill("");
          assert.equal(await first.locator(".fault").isVisible(), false);
        },
      );

      await t.step("a dot that a logarithmic axis cannot show is counted", async () => {
        const words = (await first.locator(".canvas > svg").textContent())!;
        assert.match(words.replaceAll(/\s+/g, " "), /Not drawn: 1 dot at 0 or below/);
      });

      await t.step("the rows behind a figure that draws none wait for a click", async () => {
        assert.equal(await second.locator("table").isVisible(), false);
        await second.getByText("The measurements behind it").click();
        assert.equal(await second.locator("table").isVisible(), true);
      });

      await t.step("hostile names of a user's own CSV stay text", async () => {
        const shown = (await own.locator("tbody th").allTextContents()).sort();
        assert.deepEqual(shown, [...HOSTILE].sort());
        assert.equal(await own.locator("img, script").count(), 0);
        const { bytes } = await download(page, "Download CSV", 2);
        assert.match(new TextDecoder().decode(bytes), /,'=1\+1,/);
      });
      assert.deepEqual(faults, []);
    })
  );
});
