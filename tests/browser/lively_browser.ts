/** Live figures in a page of the strictest policy: what they show after each control, and by keyboard. */
import assert from "node:assert/strict";
import * as Plot from "@observablehq/plot";
import type { Page } from "./playwright.ts";
import * as lm from "../../lib/core.ts";
import { complete } from "../../lib/settings/check.ts";
import { keepRows } from "../../lib/settings/keep.ts";
import { live } from "../../lib/show/live_cell.ts";
import { loadServed } from "../../lib/tables/served.ts";
import { violations } from "./axe.ts";
import { addressOf, browserTest, openFile } from "./chromium.ts";
import { download } from "./download.ts";
import { widthOf } from "./exported_page.ts";
import { strictPage } from "./lively_pages.ts";

type Served = ReturnType<typeof loadServed>;
type Given = { rows: Served["rows"]; settings: { slmLimitB: number } };

/** The figure of the energy notebook, as its cell has it. */
const energy = ({ rows, settings }: Given) => {
  const options = {
    y: "kWhPerMillionTokens",
    x: ["paramsB", "concurrency"],
    by: ["kind"],
    cluster: "base",
  };
  const fit = lm.powerLaw(rows, options);
  return lm.figure({
    title: `Twice the size: ${lm.times(lm.factor(fit, "paramsB", 2))} the energy of a token`,
    x: { type: "log" },
    y: { type: "log" },
    color: { type: "log", legend: true },
    marks: [
      lm.limit(settings.slmLimitB),
      Plot.dot(rows, {
        x: "paramsB",
        y: "kWhPerMillionTokens",
        stroke: "concurrency",
        title: "model",
      }),
      lm.fitted(fit, { along: "paramsB" }),
    ],
  });
};

/** One that the project does not know: plain Plot, a group, a legend. */
const own = ({ rows }: Given) =>
  Plot.plot({
    title: "Tokens of an answer",
    color: { legend: true },
    marginLeft: 110,
    marks: [
      Plot.barX(
        rows,
        Plot.groupY({ x: "median" }, { x: "tokensPerAnswer", y: "task", fill: "task" }),
      ),
      Plot.dot(rows.map((d) => ({ ...d, half: (d.tokensPerAnswer ?? 0) / 2 })), {
        x: "half",
        y: "task",
      }),
    ],
  });

let path = "", still: string[] = [];
Deno.test.beforeAll(async () => {
  ({ path, still } = await strictPage(() => [
    live(loadServed(), {}, energy),
    live(loadServed(), {}, own),
  ]));
});

const first = (page: Page) => page.locator("[data-drawing]").first();
const text = (page: Page, selector: string) => first(page).locator(selector).textContent();
const title = (page: Page) => first(page).locator(".canvas > svg").getAttribute("aria-label");

/** Attributes that are geometry, and the numbers in them. */
const GEOMETRY = / (?:d|transform|points|x|y|x1|x2|y1|y2|cx|cy|dx|dy)="[^"]*"/g;

/** An SVG file without its names and with rounded places: V8's builds differ in a logarithm's last digit. */
function rounded(svg: string): string {
  const [, name] = / class="([^"]*)"/.exec(svg) ?? [];
  return svg.replaceAll(name ?? "?", "figure").replaceAll(
    GEOMETRY,
    (place) => place.replaceAll(/-?\d+\.\d+(e-\d+)?/g, (one) => Number(one).toFixed(1)),
  );
}

browserTest(
  "a live figure follows its controls, and says the same as the kernel",
  async (browser) => {
    const { rows, filters } = loadServed();
    // Plot moves lines by half a pixel where a pixel is one dot
    const { page, faults } = await openFile(browser, path, { ready: "figure[hidden]", scale: 2 });
    assert.match((await text(page, ".status"))!, /^565 of 565 measurements in view\.$/);
    const { bytes } = await download(page, "Figure as SVG");
    assert.equal(rounded(new TextDecoder().decode(bytes)), rounded(still[0]));

    await first(page).getByLabel("H100").click();
    await first(page).getByText("More filters").click();
    await first(page).getByLabel(/^Largest model/).fill("100");
    const chosen = complete(filters, { hardware: "H100", maxParamsB: 100 }, "served");
    const kept = keepRows(rows, filters, chosen).rows;
    assert.equal(await text(page, ".status"), `${kept.length} of 565 measurements in view.`);
    const drawn = energy({ rows: kept, settings: { slmLimitB: 7 } });
    assert.equal(await title(page), drawn.getAttribute("aria-label"));
    assert.match(await addressOf(page), /#served\.hardware=H100&served\.maxParamsB=100$/);
    assert.match(
      (await text(page, ".code code"))!,
      /served: \{ hardware: \["H100"\], maxParamsB: 100 \},/,
    );

    await page.getByRole("button", { name: "Copy as code" }).first().click();
    assert.equal(
      await page.evaluate(() => navigator.clipboard.readText()),
      await text(page, ".code code"),
    );
    const csv = new TextDecoder().decode((await download(page, "Download CSV")).bytes);
    assert.equal(csv.trim().split("\n").length, kept.length + 1);
    assert.match(csv.split("\n", 1)[0], /^line,model,.*,kWhPerMillionTokens,/);
    const png = await download(page, "Figure as PNG");
    assert.equal(String(png.bytes.slice(1, 4)), String(new TextEncoder().encode("PNG")));

    await first(page).getByLabel(/^Largest model/).fill("0.1");
    assert.match((await text(page, ".fault"))!, /^No row is left: .*widen it\.$/);
    assert.equal(await first(page).locator(".stage").isVisible(), false);
    await page.getByRole("button", { name: "Reset" }).first().click();
    assert.equal(await first(page).locator(".fault").isVisible(), false);
    assert.equal(new URL(await addressOf(page)).hash, "");
    assert.deepEqual(faults, []);
  },
);

browserTest("a live figure can be read and filtered by keyboard alone", async (browser) => {
  const { page, faults } = await openFile(browser, path, { ready: "figure[hidden]" });
  await first(page).getByLabel("B200").focus();
  await page.keyboard.press("Space");
  assert.match((await text(page, ".status"))!, /^291 of 565/);
  await first(page).getByLabel("Find a model").fill("gpt-oss-20b");
  assert.match((await text(page, ".status"))!, /“gpt-oss-20b” is in \d+ rows, ringed/);
  assert.ok(await first(page).locator(".found circle").count() > 5);
  await page.keyboard.press("Enter");
  assert.match((await text(page, ".pins"))!, /^openai\/gpt-oss-20b.*Kind: mixture of experts/);
  assert.equal(await first(page).locator(".pinned circle").count(), 1);

  const stage = first(page).locator(".stage");
  await stage.focus();
  await page.keyboard.press("End");
  assert.match((await stage.locator(".tip").textContent())!, /^deepseek-ai.*Parameters: 671\sB/);
  await page.keyboard.press("Enter");
  assert.equal(await first(page).locator(".pins li").count(), 2);
  await page.keyboard.press("Escape");
  assert.equal(await stage.locator(".tip").isVisible(), false);

  // the second figure is of the same table: it has an address of its own, and copies of rows
  const second = page.locator("[data-drawing]").nth(1);
  await second.locator(".stage").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  const { hash } = new URL(await addressOf(page));
  assert.match(hash, /served\.pin=.*served\.pin=.*&served2\.pin=/);
  await page.goto("about:blank");
  const again = await openFile(browser, path, { hash, ready: "figure[hidden]" });
  assert.equal(await first(again.page).locator(".pins li").count(), 2);
  assert.equal(await again.page.locator("[data-drawing]").nth(1).locator(".pins li").count(), 1);
  assert.match((await text(again.page, ".status"))!, /^291 of 565/);
  assert.deepEqual([...faults, ...again.faults], []);
});

browserTest(
  "a live figure is accessible at each width, and still where scripts do not run",
  async (browser) => {
    const { page, faults } = await openFile(browser, path, { width: 360, ready: "figure[hidden]" });
    for (const one of await page.getByText("Filter, search").all()) await one.click();
    for (const width of [360, 800, 1300]) {
      await page.setViewportSize({ width, height: 900 });
      assert.equal(await widthOf(page), width);
      assert.deepEqual(await violations(page, { colours: width === 1300 }), []);
      const isCut = await first(page).locator("tbody button").first().evaluate((pin) => {
        const [own, place] = [pin, pin.closest(".scroller")!].map((one) =>
          one.getBoundingClientRect()
        );
        return own.right > place.right + 1;
      });
      assert.equal(isCut, false, "a button that pins is out of view");
    }
    assert.deepEqual(faults, []);
    const { page: still } = await openFile(browser, path, { scripts: false });
    assert.equal(await still.locator("figure svg[role=img]").first().isVisible(), true);
    assert.equal(await still.locator("[data-drawing]").first().isVisible(), false);
  },
);
