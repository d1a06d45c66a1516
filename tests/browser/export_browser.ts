/** The exported notebooks: what they are made of, and their pages in a browser, opened from disk. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { DESCRIPTIONS } from "../../lib/tables/all.ts";
import { type Exported, exportPages } from "../../tasks/export/pages.ts";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { root } from "../../tasks/jupyter/places.ts";
import {
  type Cell,
  codeCells,
  hasTag,
  type Notebook,
  notebookNames,
  notebookPath,
  readNotebook,
  textOf,
} from "../../tasks/notebook/notebook.ts";
import { tablesOf } from "../../tasks/notebook/override.ts";
import { inWorkFolder } from "../../tasks/notebook/run.ts";
import { figureOf } from "../../tasks/page/figure.ts";
import { answerOf } from "../../tasks/page/outline.ts";
import { violations } from "./axe.ts";
import { addressOf, browserTest, openFile } from "./chromium.ts";
import { brokenIn, cutIn, widthOf } from "./exported_page.ts";
import type { Page } from "./playwright.ts";
import { brokenStates } from "./random_states.ts";

/**
 * Largest page that still goes through a mail gateway, in bytes; lowest place of the main figure, so
 * that the first screen shows it; most sides of a page on paper.
 */
const LARGEST = 2.5e6, LOWEST = 700, SIDES = 5;

/** Lines that a code cell and the cell of settings may have, and words of prose in a notebook. */
const MOST_LINES = 16, MOST_SETTINGS = 12, MOST_WORDS = 1000;
const BANNED = /reckon|hangs? on|an own machine|dearer|is there after|rows answer/i;

const COMMITTED = Object.fromEntries(
  notebookNames.map((name) => [name, readNotebook(notebookPath(name))]),
);

/** One export for all tests of this file, in a folder that is removed after them. */
let exported: Exported[] = [], folder = "";
const path = (name: string) => join(folder, `${name}.page.html`);

Deno.test.beforeAll(async () => {
  await ensureEnvironment();
  folder = await Deno.makeTempDir();
  exported = await inWorkFolder((folder) => exportPages(COMMITTED, { folder }));
  for (const one of exported) if ("files" in one) await Deno.writeFile(path(one.name), page(one));
});

Deno.test.afterAll(() => Deno.remove(folder, { recursive: true }));

const page = ({ name, files }: Extract<Exported, { files: unknown }>) =>
  files.find(({ file }) => file === `${name}.html`)!.content;

Deno.test("all notebooks run, each cell shows what it should, and the pages stay offline", async (t) => {
  for (const one of exported) {
    await t.step(one.name, () => {
      assert.equal("fault" in one ? one.fault : null, null);
      if ("fault" in one) return;
      assertShowsItsWork(one.notebook);
      const content = page(one);
      assert.ok(content.length < LARGEST, `${one.name}.html has ${content.length} bytes`);
      const html = new TextDecoder().decode(content);
      assert.match(html, /^<!DOCTYPE html>\s*<html lang="en">[^]*<title>[^<]{10,}<\/title>/);
      // known scripts alone; that the page asks for nothing, the tests in a browser see
      assert.match(
        html,
        /-Policy" content="default-src 'none';[^"]* script-src( 'sha256-[^']*')+;/,
      );
      for (const end of [".svg", ".png"]) {
        assert.ok(one.files.some(({ file }) => file.endsWith(end)), `${one.name} lacks ${end}`);
      }
    });
  }
  const files = exported.flatMap((one) => "fault" in one ? [] : one.files.map(({ file }) => file));
  assert.ok(files.includes("co2_by_params.csv"), "co2_by_params.csv is missing");
  assert.equal(new Set(files).size, files.length, "two notebooks write the same file");
});

const saidIn = ({ outputs = [] }: Cell) =>
  outputs.map((output) => "data" in output ? textOf(output.data["text/plain"]) : "");

/** Looks at a notebook that has run: figures specified in their cells, short cells, plain words. */
function assertShowsItsWork(notebook: Notebook): void {
  const cells = codeCells(notebook);
  const specified = cells.filter(({ source, outputs = [] }) =>
    /\bPlot\.\w+\(/.test(textOf(source)) && outputs.some((output) => figureOf(output) !== null)
  );
  assert.ok(specified.length >= 6, `${specified.length} figures are specified in their cells`);
  for (const cell of cells) {
    const most = hasTag(cell, "parameters") ? MOST_SETTINGS : MOST_LINES;
    const count = textOf(cell.source).split("\n").filter((line) => line.trim() !== "").length;
    assert.ok(count >= 1 && count <= most, `cell ${cell.id} has ${count} lines`);
  }
  const prose = notebook.cells.filter(({ cell_type }) => cell_type === "markdown")
    .map(({ source }) => textOf(source)).join("\n");
  const words = prose.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
  assert.ok(words <= MOST_WORDS, `${words} words of prose`);
  for (const text of [prose, ...cells.flatMap(saidIn)]) assert.doesNotMatch(text, BANNED);
  assert.ok(answerOf(notebook).length >= 1, "it answers");
}

Deno.test("the notebooks' sentences are those that were recomputed outside the project", async () => {
  const { sentences } = JSON.parse(
    await Deno.readTextFile(join(root, "tests/cases/sentences.json")),
  ) as { sentences: { notebook: string; cell: string; says: string }[] };
  const run = new Map(exported.map((one) => [one.name, "notebook" in one ? one.notebook : null]));
  for (const { notebook, cell, says } of sentences) {
    const said = saidIn(run.get(notebook)!.cells.find(({ id }) => id === cell)!).join("\n");
    // a space of any width is a space
    const [found, expected] = [said, says].map((text) => text.replaceAll(/\s/gu, " "));
    assert.ok(found.includes(expected), `${says} (${said})`);
  }
});

/** Values that a setting may have in a link, of one table or another. */
const values = ("chat merge bfloat16 dense A100 B200 gpqa fp8 active input open list log linear " +
  "true false all 0 1 7 40").split(" ");

for (const name of notebookNames) {
  browserTest(
    `${name}: one page holds on a wide screen, on paper and on a phone`,
    async (browser, t) => {
      const { page, faults } = await openFile(browser, path(name));
      await t.step("the answer is on the first screen, all in order, nothing cut", async () => {
        const [question, answer, figure, verdicts] = await Promise.all(
          ["h1", ".answer", ".main", ".claims"]
            .map(async (part) => (await page.locator(part).first().boundingBox())!.y),
        );
        assert.ok(question < answer && answer < figure && figure < verdicts);
        assert.ok(figure < LOWEST, `the figure begins at ${figure}`);
        assert.match(await page.locator(".contents [aria-current]").innerText(), /answer/i);
        assert.deepEqual(await brokenIn(page), []);
        assert.deepEqual(await cutIn(page), []);
        assert.equal(await widthOf(page), 1300); // with all that it folds
        assert.equal(await page.getByText("Run All Cells").count(), 0);
        await page.evaluate(() => document.fonts.ready);
        assert.ok(await page.evaluate(() => document.fonts.check("16px Arimo")));
      });
      await t.step(
        "on paper it has few sides, with answer, verdicts, source and date",
        async () => {
          await page.emulateMedia({ media: "print" });
          const pdf = new TextDecoder("latin1").decode(await page.pdf({ preferCSSPageSize: true }));
          const sides = pdf.match(/\/Type\s*\/Page\b/g)!.length;
          assert.ok(sides <= SIDES, `${name} has ${sides} sides`);
          assert.match(await page.locator(".lm-data").innerText(), /state of .*20\d\d/);
          for (const part of [".answer p", ".claims table"]) {
            assert.equal(await page.locator(part).first().isVisible(), true);
          }
          for (const part of ["header", "pre.code", "summary"]) {
            assert.equal(await page.locator(part).first().isVisible(), false, part);
          }
          await page.emulateMedia({ media: "screen" });
        },
      );
      await t.step("random states from its address never break a live figure", async () => {
        const used = tablesOf(COMMITTED[name]);
        const names = Object.entries(DESCRIPTIONS).filter(([table]) => used.includes(table))
          .flatMap(([table, filters]) =>
            [...Object.keys(filters), "pin", "sort", "find"].map((one) => `${table}.${one}`)
          );
        assert.deepEqual(await brokenStates(page, { count: 30, names, odds: 0.1, values }), []);
        await page.evaluate(() => location.hash = "");
      });
      await t.step("contents and code work by keyboard, a cell's code by itself", async () => {
        const last = page.locator(".contents a").last();
        await last.focus();
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => scrollY > 1000);
        assert.equal(new URL(await addressOf(page)).hash, await last.getAttribute("href"));
        const own = page.locator(".cell:has(figure:visible)").nth(1),
          code = own.locator("pre.code");
        await own.getByText("Code", { exact: true }).click();
        assert.equal(await code.isVisible(), true);
        assert.equal(await page.locator("pre.code").first().isVisible(), false);
        await page.getByLabel("Show the code").focus();
        await page.keyboard.press("Space");
        assert.equal(await page.locator("pre.code").first().isVisible(), true);
        const [above, figure] = await Promise.all(
          [code, own.locator("figure:visible")].map((part) => part.boundingBox()),
        );
        assert.ok(above!.y < figure!.y, "code stands above what it shows, as in the notebook");
      });
      await t.step("with its code shown it fits narrower windows", async () => {
        for (const width of [1300, 800, 650]) { // 650 pixels are 1,300 at a zoom of 200 %
          await page.setViewportSize({ width, height: 900 });
          assert.equal(await widthOf(page), width);
        }
      });
      await t.step(
        "on a phone it is drawn for it, accessible, and so it is on a desk",
        async () => {
          await page.setViewportSize({ width: 360, height: 900 });
          await assertForPhone(page);
          assert.equal(await widthOf(page), 360);
          assert.deepEqual(await violations(page, { colours: false }), []);
          await page.setViewportSize({ width: 1300, height: 900 });
          assert.deepEqual(await violations(page), []);
          assert.deepEqual(faults, []);
        },
      );
    },
  );
}

/** Figures as wide as the window, claims as a list, contents that fold. */
async function assertForPhone(page: Page): Promise<void> {
  const figures = page.locator("figure.drawing:not([hidden]) > svg.narrow");
  assert.ok(await figures.count() > 3);
  for (const figure of await figures.all()) {
    const { width, x } = (await figure.boundingBox())!;
    assert.ok(width > 320 && x >= 0 && x + width <= 360, `${x}, ${width}`);
  }
  assert.equal(await page.locator("svg.wide").last().isVisible(), false);
  const claim = page.locator(".claims tbody tr").first();
  assert.equal(await claim.evaluate((row) => getComputedStyle(row).display), "block");
  const contents = page.locator(".contents"),
    fold = page.getByRole("checkbox", { name: "Contents" });
  assert.equal(await contents.isVisible(), false);
  await fold.check();
  await contents.locator("a").last().click();
  assert.equal(await contents.isVisible(), false);
}

browserTest(
  "without scripts words, figures and tables stand, and no control is dead",
  async (browser) => {
    for (const name of notebookNames) {
      const { page } = await openFile(browser, path(name), { scripts: false });
      for (const part of [".answer p", ".main svg.wide", ".claims table"]) {
        assert.equal(await page.locator(part).first().isVisible(), true, part);
      }
      assert.equal(await page.locator("main :is(input, select, button)").count(), 0);
      await page.getByLabel("Show the code").check(); // needs no script
      assert.equal(await page.locator("pre.code").first().isVisible(), true);
      await page.context().close();
    }
  },
);
