/** What a reader of a live figure can do, in one page: sort, point, pin, tab, share; and a user's own CSV. */
import assert from "node:assert/strict";
import * as Plot from "@observablehq/plot";
import type { Locator, Page } from "./playwright.ts";
import * as lm from "../../lib/core.ts";
import { live } from "../../lib/show/live_cell.ts";
import { loadServed } from "../../lib/tables/served.ts";
import { ATTACKS } from "./attacks.ts";
import { addressOf, browserTest, openFile } from "./chromium.ts";
import { download } from "./download.ts";
import { widthOf } from "./exported_page.ts";
import { strictPage } from "./lively_pages.ts";

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

const calculator = ({ rows }: { rows: Served["rows"] }) =>
  lm.figure({ title: "Mean", marks: [Plot.barX([lm.mean(rows, "paramsB")])] });

/** A table whose names try to be more than text. */
const table = loadServed();
const hostile = {
  ...table,
  rows: table.rows.slice(0, 3 * ATTACKS.length)
    .map((row, i) => ({ ...row, model: ATTACKS[i % ATTACKS.length] + i })),
};

/** Writes each name in the figure, and links to it. */
const links = ({ rows }: { rows: Served["rows"] }) =>
  lm.figure({
    title: rows[0].model.slice(0, 90),
    marks: [
      Plot.dot(rows, { x: "paramsB", y: "concurrency", title: "model", href: "model" }),
      Plot.text(rows.slice(0, 12), {
        x: "paramsB",
        y: "concurrency",
        text: (d) => d.model.slice(0, 40),
      }),
    ],
  });

/** What has the focus: its own words, or its kind. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute("aria-label") ?? at?.closest("label")?.textContent ??
      at?.textContent ?? "";
  });

browserTest("what a live figure promises a reader", async (browser, t) => {
  const { path } = await strictPage(() => [
    live(table, {}, dots),
    live(table, {}, calculator),
    live(hostile, {}, links),
  ]);
  const { page, faults } = await openFile(browser, path, { ready: "figure[hidden]" });
  const [first, second, attacked]: Locator[] = [0, 1, 2].map((i) =>
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
    assert.match(await addressOf(page), /served\.sort=-paramsB/);
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
    assert.equal(link, await addressOf(page));
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
    for (const name of ["Find a model", "Figure. Arrow keys", "Reset", "Parameters", "Copy link"]) {
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
        /^“Small means at most” cannot be -5; it takes a num/,
      );
      await limit.fill("");
      assert.equal(await first.locator(".fault").isVisible(), false);
    },
  );

  await t.step(
    "what of a link a figure does not know is said until something is changed",
    async () => {
      const says = / This figure does not know what the link says: gpus=5, hardware=XYZ\.$/;
      await page.evaluate(() => location.hash = "served.gpus=5&served.hardware=XYZ");
      await page.waitForFunction(() => location.hash.includes("XYZ"));
      await first.locator(".status", { hasText: says }).waitFor();
      await first.getByLabel("Find a model").fill("b");
      await first.getByLabel("Find a model").fill("");
      assert.doesNotMatch((await first.locator(".status").textContent())!, /link/);
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

  await t.step("names that are attacks stay text, wherever they are shown", async () => {
    const csv = new TextDecoder().decode((await download(page, "Download CSV", 2)).bytes);
    assert.match(csv, /"'=HYPERLINK/); // no formula
    await attacked.getByRole("button", { name: /^Show \d+ more/ }).click();
    await attacked.getByLabel("Find a model").fill("script");
    for (const pin of await attacked.locator("tbody button").all()) await pin.click();
    await attacked.locator(".stage").focus();
    for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowRight");
    for (const button of ["Figure as SVG", "Figure as PNG", "Download CSV"]) {
      assert.ok((await download(page, button, 2)).bytes.length > 0);
    }
    const made = attacked.locator("script, img, iframe, [onerror], [onload], [onmouseover]");
    assert.equal(await made.count(), 0);
    const addresses = await attacked.locator("a").evaluateAll((all) =>
      all.map((link) => link.getAttribute("href") ?? "")
    );
    assert.ok(!addresses.some((address) => /^\s*javascript/i.test(address)));
    assert.equal(await widthOf(page), 1300);
  });
  assert.deepEqual(faults, []);
});
