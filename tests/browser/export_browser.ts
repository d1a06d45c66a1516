/** The exported notebooks: what they are made of, and their pages in a browser, opened from disk. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { type Exported, exportNotebooks } from "../../tasks/export/notebooks.ts";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { notebookNames } from "../../tasks/notebook/names.ts";
import { inWorkFolder } from "../../tasks/notebook/run.ts";
import { loadLeaderboard } from "../../lib/read/load.ts";
import { loadEnergy } from "../../lib/read/today.ts";
import { ownModel } from "../../lib/study/own_model.ts";
import { analyseEnergy } from "../../lib/study/questions.ts";
import type { Study } from "../../lib/study/study.ts";
import { violations } from "./axe.ts";
import { browserTest, inChromium, openFile } from "./chromium.ts";
import { brokenIn, cutIn, placesIn, widthOf } from "./exported_page.ts";
import { picture, unlikeness } from "./likeness.ts";

/** Largest page that still goes through a mail gateway, in bytes. */
const LARGEST = 2.5e6;

/**
 * Most pixels of each page from top to bottom, where it has 1,300 from side to side: half of what they
 * took when they had no contents and no answer from today's rows.
 */
const LONGEST = { co2: 7_080, energy: 9_117, finance: 5_701 };

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
    has(/<meta http-equiv="Content-Security-Policy" content="default-src 'none';/),
    "lacks a policy",
  );
  assert.ok(!has(/<script[^>]*\ssrc|@import|<iframe|<object|<embed/i), "loads something");
  for (const [, href] of html.matchAll(/<link[^>]*\shref="([^"]*)/g)) assert.match(href, /^data:/);
  assert.ok(!has(/og:image/), "names a picture that is not there for who is sent the page alone");
  for (const name of ["title", "description"]) {
    assert.ok(
      has(new RegExp(`<meta property="og:${name}" content="[^"]{10,}"`)),
      `lacks og:${name}`,
    );
  }
  const sources = html.matchAll(/<(?:img|source|video|audio)[^>]*\ssrc=["']?([^"'\s>]{0,40})/gi);
  for (const [, source] of sources) assert.match(source, /^data:/);
}

/**
 * Where a page is opened, which pictures of it are kept, and how narrow it is made then; 650 pixels are
 * 1,300 at a zoom of 200 %.
 */
const LOOKS = [
  { width: 1300, pictures: ["light", "dark"], narrower: [800, 650] },
  { width: 360, pictures: ["light"], narrower: [] },
] as const;

browserTest("the exported pages are live, offline, accessible, and look as they did", async (t) => {
  await inChromium(async (browser) => {
    for (const name of notebookNames) {
      for (const { width, pictures, narrower } of LOOKS) {
        const { page, faults } = await openFile(browser, path(name), { width, scale: 0.5 });
        await t.step(`${name}, ${width} pixels`, async () => {
          const folded = page.getByText("Choose rows, filter, search");
          if (await folded.isVisible()) await folded.click();
          await page.getByText("More settings").click();
          await page.getByText("These settings as the notebook's code").click();
          for (const colorScheme of pictures) {
            await page.emulateMedia({ colorScheme });
            const shot = await picture(page);
            assert.equal(await unlikeness(page, `${name}-${width}-${colorScheme}`, shot), null);
          }
          await page.getByLabel("Show the code").check(); // all else is there too
          assert.equal(await widthOf(page), width);
          assert.deepEqual(await violations(page), []);
        });
        for (const width of narrower) {
          await t.step(`${name}, ${width} pixels`, async () => {
            await page.setViewportSize({ width, height: 900 });
            assert.equal(await widthOf(page), width);
            assert.deepEqual(await violations(page), []);
          });
        }
        assert.deepEqual(faults, []);
        await page.context().close();
      }
    }
  });
});

browserTest(
  "a page has the answer on its first screen, all in order, and nothing cut",
  async (t) => {
    await inChromium(async (browser) => {
      for (const name of notebookNames) {
        await t.step(name, async () => {
          const { page } = await openFile(browser, path(name));
          const { question, answer, figure, verdicts } = await placesIn(page);
          assert.ok(question < answer && answer < figure && figure < verdicts);
          assert.ok(figure < 650, `the figure begins at ${figure}`);
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          assert.ok(height <= LONGEST[name], `${name} is ${height} pixels long`);
          assert.deepEqual(await brokenIn(page), []);
          assert.deepEqual(await cutIn(page), []);
          assert.equal(await page.locator(".words").first().isVisible(), false, "told twice");
          assert.equal(await page.getByText("Run All Cells").count(), 0);
          await page.evaluate(() => document.fonts.ready);
          assert.ok(await page.evaluate(() => document.fonts.check("16px Arimo")));
          const text = await page.locator("#answer-intro .lead").innerText();
          assert.match(text, /^The .* of a million tokens .*\(95\s%\sinterval .*\.$/);
          await page.context().close();
        });
      }
    });
  },
);

browserTest("contents, code and calculators work, by keyboard too", async () => {
  await inChromium(async (browser) => {
    const { page, faults } = await openFile(browser, path("energy"));
    const marked = page.locator(".contents [aria-current]");
    assert.match(await marked.innerText(), /answer/i);
    await page.locator(".contents").getByText("My own model").focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => scrollY > 1000);
    assert.equal(new URL(page.url()).hash, "#mine");
    const code = page.locator("pre.code").first();
    assert.equal(await code.isVisible(), false);
    await page.getByLabel("Show the code").focus();
    await page.keyboard.press("Space");
    assert.equal(await code.isVisible(), true);

    const form = page.getByRole("form", { name: "My own model" });
    await form.getByLabel("Parameters").fill("70");
    await form.getByLabel("Machine").selectOption("B200");
    const shown = page.locator("[data-theme]").filter({ has: form }).locator("tbody tr");
    const model = { paramsB: 70, millionTokens: 50, concurrency: 64, gramsPerKWh: 473 };
    const luggage = await page.locator("script[data-question]").textContent();
    const { settings } = JSON.parse(luggage!);
    const expected = ownModel(analyseEnergy(loadEnergy(), settings).today as Study, {
      ...model,
      machine: "B200",
      task: "lm-arena-chat",
    });
    assert.ok(expected.kind === "table");
    assert.deepEqual(
      await shown.evaluateAll((rows) => rows.map((r) => [...r.children].map((c) => c.textContent))),
      expected.rows,
    );
    await form.getByLabel("Parameters").fill("-1");
    assert.match(await page.getByRole("alert").last().innerText(), /need a number above 0/);
    assert.deepEqual(faults, []);
  });
});

browserTest("on a phone figures are drawn anew and contents fold", async () => {
  await inChromium(async (browser) => {
    const { page } = await openFile(browser, path("co2"), { width: 360 });
    const figures = page.locator("figure.drawing:not([hidden]) svg.narrow");
    assert.ok(await figures.count() > 3);
    for (const figure of await figures.all()) {
      assert.equal((await figure.boundingBox())?.width, 328);
    }
    assert.equal(await page.locator("svg.wide").first().isVisible(), false);
    assert.equal(await page.locator(".contents").isVisible(), false);
    await page.getByRole("checkbox", { name: "Contents" }).check();
    await page.locator(".contents").getByText("My own model").click();
    assert.equal(await page.locator(".contents").isVisible(), false);
  });
});

browserTest(
  "without scripts the words, figures and tables stand, and no control is dead",
  async () => {
    await inChromium(async (browser) => {
      for (const name of notebookNames) {
        const { page } = await openFile(browser, path(name), { scripts: false });
        for (const part of ["#answer-intro .sentences", "#answer-intro svg.wide", "#mine table"]) {
          assert.equal(await page.locator(part).first().isVisible(), true, part);
        }
        const controls = page.locator("main :is(input, select, button)");
        assert.equal(await controls.count(), 0);
        await page.getByLabel("Show the code").check(); // needs no script
        assert.equal(await page.locator("pre.code").first().isVisible(), true);
        await page.context().close();
      }
    });
  },
);

browserTest("on paper a page has at most four sides, with its source and date", async () => {
  await inChromium(async (browser) => {
    for (const name of notebookNames) {
      const { page } = await openFile(browser, path(name));
      await page.emulateMedia({ media: "print" });
      const pdf = new TextDecoder("latin1").decode(await page.pdf({ preferCSSPageSize: true }));
      const sides = pdf.match(/\/Type\s*\/Page\b/g)!.length;
      assert.ok(sides <= 4, `${name} has ${sides} sides`);
      assert.match(await page.locator("#data .sentences").innerText(), /taken on \d{4}-\d\d-\d\d/);
      assert.equal(await page.locator("#claims-intro table").isVisible(), true);
      await page.context().close();
    }
  });
});

browserTest("the most frugal chat model of 3 to 8 B above 20 is on top", async () => {
  const { rows } = loadLeaderboard();
  const wanted = rows.filter((row) =>
    row.type === "chat" && row.paramsB >= 3 && row.paramsB <= 8 && row.scorePercent >= 20
  ).reduce((a, b) => b.co2Kg < a.co2Kg ? b : a);
  await inChromium(async (browser) => {
    const { page } = await openFile(browser, path("co2"));
    await page.getByRole("combobox", { name: "Show", exact: true }).selectOption("study");
    await page.getByRole("checkbox", { name: /^chat/ }).click();
    await page.getByLabel("Smallest model").fill("3");
    await page.getByLabel("Largest model").fill("8");
    await page.getByLabel("Lowest score").fill("20");
    assert.ok((await page.locator(".status").textContent())!.includes(wanted.model));
    assert.equal(await page.locator(".rows tbody th").first().textContent(), wanted.model);
  });
});
