/** The first page in Chromium, opened from disk as a colleague would who was sent it. */
import assert from "node:assert/strict";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { completeQuestion, type Question } from "../../lib/decide/question.ts";
import { questionCode } from "../../lib/page/decision_state.ts";
import { formatCsv } from "../../lib/read/csv.ts";
import { decide } from "../../lib/decide/decide.ts";
import { decisionCsv } from "../../lib/decide/decision_csv.ts";
import { findingsOf, type IndexContent, indexContent } from "../../tasks/export/index/content.ts";
import { indexPage } from "../../tasks/export/index/page.ts";
import { answered } from "../tasks/page/bundles.ts";
import { violations } from "./axe.ts";
import { browserTest, inChromium, openFile } from "./chromium.ts";
import { widthOf } from "./exported_page.ts";
import { ATTACKS } from "./attacks.ts";

/** Largest first page, in bytes. */
const LARGEST = 1e6;

/** The page is alive once its form is there. */
const ready = "form.question";

const content = indexContent(
  findingsOf({
    co2: answered("CO₂"),
    energy: answered("Energy"),
    finance: answered("Price"),
  }),
);
const { data } = content;

/** Writes the first page of some content into a folder that is removed afterwards. */
async function withIndex(
  content: IndexContent,
  work: (path: string, bytes: number) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir(), path = join(folder, "index.html");
  try {
    const page = (await indexPage(content)).find(({ file }) => file === "index.html")!;
    await Deno.writeFile(path, page.content);
    await work(path, page.content.length);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What the page says, and the numbers that it lets a reader keep. */
async function answerIn(page: Page): Promise<{ sentences: string[]; csv: string }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download CSV" }).click(),
  ]);
  return {
    sentences: await page.locator(".verdict, .said li").allTextContents(),
    csv: await Deno.readTextFile(await file.path()),
  };
}

/** The same from the kernel's function. */
function answerOf(given: Partial<Question>): { sentences: string[]; csv: string } {
  const decision = decide(data, given);
  return { sentences: decision.sentences, csv: formatCsv(decisionCsv(decision)) };
}

const fill = (label: string, value: string) => (page: Page) =>
  page.locator(".question").getByLabel(label).first().fill(value);
const pick = (label: string, value: string) => (page: Page) =>
  page.getByRole("combobox", { name: label }).selectOption(value);

/** What a reader does to each control, and what it then holds. */
const CONTROLS: { act: (page: Page) => Promise<unknown>; says: Partial<Question> }[] = [
  { act: fill("Tokens out a month", "12.5"), says: { tokensOut: 12.5e6 } },
  { act: fill("Tokens in a month", "7"), says: { tokensIn: 7e6 } },
  { act: fill("Least score", "20"), says: { minScorePercent: 20 } },
  { act: pick("Machine or API", "own machine"), says: { host: "own machine" } },
  { act: pick("Hardware", "B200"), says: { hardware: "B200" } },
  { act: fill("Requests at once", "100"), says: { concurrency: 100 } },
  { act: pick("Grid", "FR"), says: { grid: "FR" } },
  { act: fill("Grid in g CO2e per kWh", "123.4"), says: { grid: 123.4 } },
  { act: pick("Best means least", "price"), says: { sortBy: "price" } },
  { act: fill("Small means at most", "9"), says: { slmLimitB: 9 } },
  { act: pick("Candidates", "all"), says: { candidates: "all" } },
  { act: (page) => page.getByText("Prices and overhead").click(), says: {} },
  { act: fill("Price of electricity", "0.2"), says: { dollarsPerKWh: 0.2 } },
  { act: fill("Data-centre overhead", "1.1"), says: { pue: 1.1 } },
  { act: fill("Price of a GPU-hour", "2.5"), says: { dollarsPerGpuHour: 2.5 } },
  {
    act: fill("or a model to replace", "Qwen/Qwen2.5-72B-Instruct"),
    says: { replace: "Qwen/Qwen2.5-72B-Instruct", minScorePercent: null },
  },
];

browserTest("the first page answers which model, offline and for everybody", async (t) => {
  await inChromium((browser) =>
    withIndex(content, async (path, bytes) => {
      await t.step("it has at most a megabyte", () => assert(bytes <= LARGEST, `${bytes} bytes`));
      for (const [width, ...narrower] of [[1300, 800, 650], [360]]) {
        const { page, faults } = await openFile(browser, path, { width, ready });
        await t.step(`nothing is wrong with it at ${width} pixels`, async () => {
          for (const summary of await page.locator("summary").all()) await summary.click();
          assert.equal(await widthOf(page), width);
          assert.deepEqual(await violations(page), []);
        });
        for (const width of narrower) { // 650 pixels are 1,300 at a zoom of 200 %
          await t.step(`nothing is wrong with it at ${width} pixels`, async () => {
            await page.setViewportSize({ width, height: 900 });
            assert.equal(await widthOf(page), width);
            assert.deepEqual(await violations(page), []);
          });
        }
        assert.deepEqual(faults, []);
        await page.context().close();
      }
      await t.step("without scripts sentences and figures stand, and no dead control", async () => {
        const { page, faults } = await openFile(browser, path, { scripts: false });
        assert.equal(await page.locator("button, input, select, form").count(), 0);
        const [first] = decide(data).sentences;
        assert.equal(await page.locator(".verdict").textContent(), first);
        assert(await page.locator("[data-decision] svg").count() >= 3);
        assert.equal(await page.locator(".cards article svg").count(), 3);
        assert.deepEqual(faults, []);
        await page.context().close();
      });
      await t.step(
        "a reader's path: six clicks to a model and whether the API is cheaper",
        async () => {
          const { page } = await openFile(browser, path, { ready });
          await page.getByRole("link", { name: "which model should you run?" }).click();
          await fill("Least score", "30")(page);
          await pick("Hardware", "A100")(page);
          await fill("Small means at most", "8")(page);
          await pick("Candidates", "all")(page);
          const expected = answerOf({
            minScorePercent: 30,
            hardware: "A100",
            slmLimitB: 8,
            candidates: "all",
          });
          assert.deepEqual(await answerIn(page), expected);
          assert(expected.sentences.some((text) => /oneself costs .* than the API/.test(text)));
          await page.context().close();
        },
      );
      await t.step("each control changes the numbers to what the kernel gives", async () => {
        const { page, faults } = await openFile(browser, path, { ready });
        let said: Partial<Question> = { tokensIn: 150e6 };
        for (const { act, says } of CONTROLS) {
          await act(page);
          said = { ...said, ...says };
          assert.deepEqual(await answerIn(page), answerOf(said), JSON.stringify(says));
        }
        const { sentences } = await answerIn(page);
        const link = await page.evaluate(() => location.href);
        await page.getByRole("button", { name: "Copy as code" }).click();
        assert.equal(
          await page.evaluate(() => navigator.clipboard.readText()),
          questionCode(completeQuestion(said)),
        );
        await page.getByRole("button", { name: "Reset" }).click();
        assert.deepEqual(await answerIn(page), answerOf({}));
        assert.equal(await page.evaluate(() => location.hash), "");
        const { page: other } = await openFile(browser, path, { ready, hash: new URL(link).hash });
        assert.deepEqual((await answerIn(other)).sentences, sentences);
        assert.equal(await other.getByLabel(/^Small means at most/).inputValue(), "9");
        assert.deepEqual(faults, []);
        await other.context().close();
        await page.context().close();
      });
      await t.step(
        "a question that cannot be answered says why, and leaves the answer",
        async () => {
          const { page, faults } = await openFile(browser, path, { ready });
          await page.getByText("Prices and overhead").click();
          await fill("Data-centre overhead", "0.5")(page);
          const alert = page.getByRole("alert");
          assert.match(await alert.textContent() ?? "", /`question\.pue`.*it takes 1 or more/);
          assert.deepEqual(await answerIn(page), answerOf({}));
          await fill("Data-centre overhead", "1.5")(page);
          assert.equal(await alert.isVisible(), false);
          assert.deepEqual(faults, []);
          await page.context().close();
        },
      );
      await t.step("the keyboard alone reaches and changes it", async () => {
        const { page } = await openFile(browser, path, { ready });
        await page.getByLabel("Tokens out a month").focus();
        await page.keyboard.press("Tab");
        await page.keyboard.press("Tab");
        await page.keyboard.type("20");
        for (let i = 0; i < 3; i++) await page.keyboard.press("Tab");
        assert.equal(
          await page.evaluate(() =>
            document.activeElement!.closest("label")!.textContent!.trim()
              .startsWith("Hardware")
          ),
          true,
        );
        await page.keyboard.press("ArrowDown");
        const chosen = await page.getByRole("combobox", { name: "Hardware" }).inputValue();
        assert.notEqual(chosen, "H100");
        assert.deepEqual(await answerIn(page), answerOf({ minScorePercent: 20, hardware: chosen }));
        await page.context().close();
      });
      await t.step("each figure can be kept as SVG and PNG", async () => {
        const { page } = await openFile(browser, path, { ready });
        for (const [kind, begins] of [["SVG", "<svg"], ["PNG", "\u0089PNG"]]) {
          const [file] = await Promise.all([
            page.waitForEvent("download"),
            page.getByRole("button", { name: `Energy as ${kind}` }).click(),
          ]);
          assert.equal(file.suggestedFilename(), `which-model-kWh.${kind.toLowerCase()}`);
          const bytes = await Deno.readFile(await file.path());
          assert.equal(String.fromCharCode(...bytes.slice(0, begins.length)), begins);
        }
        await page.context().close();
      });
      await t.step(
        "2,000 random states from the address never break it",
        () => randomStates(browser, path),
      );
    })
  );
});

/** Puts random words into the address, within the page, and looks at what it then says. */
async function randomStates(browser: Browser, path: string): Promise<void> {
  const { page, faults } = await openFile(browser, path, { ready });
  const broken = await page.evaluate(
    async ([attacks, keys, models]) => {
      let seed = 20261125;
      const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
      const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)];
      const values = () =>
        one([
          () => String(10 ** (random() * 30 - 15)),
          () => String(Math.round(random() * 100)),
          () =>
            one(["own machine", "API", "all", "price", "CO2", "energy", "B200", "T4", "32vCPU"]),
          () => one(["FR", "pl", "World", "XX", "", "-1", "NaN", "Infinity", "1e999", "null"]),
          () => one(models),
          () => one(attacks),
        ])();
      const host = document.querySelector<HTMLElement>("[data-decision]")!, broken: string[] = [];
      const frame = requestAnimationFrame;
      // What follows a frame, or comes a little later, comes at once.
      globalThis.requestAnimationFrame = (followUp) => (followUp(0), 0);
      globalThis.setTimeout = ((later: () => void) => (later(), 0)) as typeof setTimeout;
      for (let i = 0; i < 2000; i++) {
        if (i === 100) { // figures have been drawn often enough; the words follow alone
          host.style.display = "none";
          for (let k = 0; k < 2; k++) await new Promise((seen) => frame(seen));
        }
        const words = new URLSearchParams();
        for (const key of keys) if (random() < 0.4) words.append(`which.${key}`, values());
        if (random() < 0.1) words.append(one(attacks), one(attacks));
        history.replaceState(null, "", `#${words}`);
        dispatchEvent(new HashChangeEvent("hashchange"));
        const said = host.textContent!;
        const wrong = /NaN|undefined|\[object|(?<![\w-])Infinity(?![\w-])/.exec(
          said.replace(/which\.\S+/g, ""),
        );
        const empty = document.querySelector(".verdict")!.textContent === "";
        const waits = host.querySelector("[aria-busy]") !== null;
        if (wrong || empty || waits) broken.push(`${wrong}: ${decodeURIComponent(location.hash)}`);
      }
      host.style.display = "";
      return broken.slice(0, 5);
    },
    [
      ATTACKS.map((text) => text.toWellFormed()),
      Object.keys(completeQuestion({})),
      data.entries
        .slice(0, 40).map(({ model }) => model),
    ] as const,
  );
  assert.deepEqual(broken, []);
  assert.deepEqual(faults, []);
  await page.context().close();
}

browserTest("names that try to be more stay text", async () => {
  const entries = data.entries.map((entry, i) =>
    entry.offers.length > 0 && entry.scorePercent !== null
      ? {
        ...entry,
        model: ATTACKS[i % ATTACKS.length].toWellFormed() + i,
        offers: entry.offers.map((offer) => ({ ...offer, provider: ATTACKS[1] })),
      }
      : entry
  );
  const attacked = { ...content, data: { ...data, entries } };
  await inChromium((browser) =>
    withIndex({ ...attacked, decision: decide(attacked.data) }, async (path) => {
      for (const scripts of [true, false]) {
        const { page, faults } = await openFile(browser, path, {
          ready,
          scripts,
          hash: `#which.replace=${encodeURIComponent(ATTACKS[0])}&${
            encodeURIComponent(ATTACKS[1])
          }`,
        });
        assert.equal(await page.locator("[data-decision] img, [data-decision] script").count(), 0);
        assert.equal(await page.locator("[onload], [onerror], [onmouseover]").count(), 0);
        const shown = await page.locator("[data-decision]").textContent();
        const named = decide(attacked.data).small.candidates[0].model;
        assert(shown!.includes(named.replaceAll("\u0000", "\ufffd")), named);
        assert.deepEqual(faults, []);
        await page.context().close();
      }
    })
  );
});
