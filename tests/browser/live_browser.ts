/** Live figures in Chromium: what they show after each control is what Deno computes. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { draw } from "../../lib/draw/draw.ts";
import { serialize } from "../../lib/draw/serialize.ts";
import { rowsOf, toColumns } from "../../lib/study/columns.ts";
import { untitled } from "../../lib/page/spots.ts";
import { loadCo2, loadEnergy, loadFinance, type Tables } from "../../lib/read/today.ts";
import { openDocument } from "../../lib/show/dom.ts";
import { type Question, sideOf } from "../../lib/study/analysis.ts";
import { answerOf } from "../../lib/study/answer.ts";
import { verdictsOf } from "../../lib/study/claims_table.ts";
import { leftOutOf } from "../../lib/study/left_out.ts";
import { co2Question, energyQuestion, financeQuestion } from "../../lib/study/questions.ts";
import { presentStudy } from "../../lib/study/study.ts";
import type { GivenSettings } from "../../lib/study/view.ts";
import type { Read } from "../../lib/read/left_out.ts";
import { browserTest, inChromium, openFile } from "./chromium.ts";
import { live, withPages } from "./pages.ts";

/** What a reader does to one control, and the settings that it stands for. */
type Step = { act: (page: Page) => Promise<unknown>; settings: GivenSettings };

const check = (value: string) => (page: Page) =>
  page.locator(`input[type=checkbox][value="${value}"]`).click();
const fill = (label: RegExp, value: string) => (page: Page) => page.getByLabel(label).fill(value);
const pick = (label: string, value: string) => (page: Page) =>
  page.getByRole("combobox", { name: label, exact: true }).selectOption(value);

const common: Step[] = [
  { act: fill(/^Small means at most/, "13"), settings: { slmLimitB: 13 } },
  { act: pick("Fit", "linear"), settings: { fit: "linear" } },
  { act: pick("Fit", "exponential"), settings: { fit: "exponential" } },
  { act: pick("Parameter axis", "linear"), settings: { xScale: "linear" } },
  { act: pick("Value axis", "linear"), settings: { yScale: "linear" } },
  { act: pick("Standard errors", "classical"), settings: { errors: "classical" } },
];

const steps: Record<string, Step[]> = {
  co2: [
    { act: check("chat"), settings: { types: ["chat"] } },
    { act: fill(/^Smallest model/, "3"), settings: { minParamsB: 3 } },
    { act: fill(/^Largest model/, "40"), settings: { maxParamsB: 40 } },
    { act: fill(/^Lowest score/, "20"), settings: { minScorePercent: 20 } },
    { act: fill(/^Highest score/, "45"), settings: { maxScorePercent: 45 } },
    { act: check("bfloat16"), settings: { precisions: ["bfloat16"] } },
    { act: check("dense"), settings: { experts: ["dense"] } },
    {
      act: pick("Evaluations", "first of each model"),
      settings: { repeats: "first of each model" },
    },
    ...common,
  ],
  energy: [
    { act: check("A100"), settings: { hardware: ["A100"] } },
    { act: check("T4"), settings: { hardware: ["A100", "T4"] } },
    { act: check("Unquantized"), settings: { quantizations: ["Unquantized"] } },
    { act: pick("Average per size", "geometric mean"), settings: { average: "geometric mean" } },
    { act: check("in the file"), settings: { sizes: ["in the file"] } },
    { act: check("first"), settings: { repeats: ["first"] } },
    ...common,
  ],
  finance: [
    { act: fill(/^Largest model/, "1000"), settings: { maxParamsB: 1000 } },
    { act: check("self-hosted"), settings: { kinds: ["self-hosted"] } },
    { act: check("undoubted"), settings: { doubts: ["undoubted"] } },
    ...common,
  ],
};

/** All words that the page computes, and its figure. */
const shownIn = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector("[data-theme]")!.shadowRoot!;
    const texts = (selector: string) =>
      [...root.querySelectorAll(selector)].map((node) => node.textContent);
    return {
      answer: texts(".answer p"),
      claims: texts(".claims li"),
      leftOut: texts(".folded td, .folded tbody th"),
      status: root.querySelector(".status")!.textContent!,
      svg: root.querySelector(".canvas > svg")!.outerHTML,
      width: Number(root.querySelector(".canvas > svg")!.getAttribute("width")),
    };
  });

/**
 * Coordinates to a thousandth of a pixel, as two builds of V8 differ in the last digit of a logarithm;
 * without the labels of groups, which the page takes away.
 */
const rounded = (svg: string) =>
  svg.replace(/(<g\b[^>]*?) aria-label="[^"]*"/g, "$1").replace(
    /-?\d+\.\d{4,}(e-\d+)?/g,
    (number) => Number(number).toFixed(3),
  );

async function follows<Today, Row>(
  { id, study: view }: Question<Today, Row>,
  { study: data }: Tables<Today, Row>,
) {
  const document = await openDocument();
  const there: Read<Row> = { ...data, rows: rowsOf<Row>(toColumns(data.rows, view.fields)) };
  await inChromium((browser) =>
    withPages({ [id]: live[id] }, async (path) => {
      const { page, faults } = await openFile(browser, path(id), { scale: 2 }); // Plot moves lines by half a pixel at 1
      await page.getByText("More settings").click();
      assert.equal(await page.locator(".words").isVisible(), false, "told by the page itself");
      let settings: GivenSettings = {};
      for (const step of steps[id]) {
        await step.act(page);
        settings = { ...settings, ...step.settings };
        const shown = await shownIn(page), what = JSON.stringify(settings);
        const side = sideOf(view, there, settings);
        assert.deepEqual(shown.answer, answerOf(side).sentences, what);
        assert.deepEqual(shown.claims, verdictsOf(side)!.rows.map((row) => row.join("")), what);
        assert.deepEqual(shown.leftOut, leftOutOf(side).rows.flat(), what);
        assert.match(shown.status, new RegExp(`^${side.rows.length.toLocaleString("en-US")} of `));
        const figure = view.figure(presentStudy(side.study), side.settings);
        const svg = draw(untitled(figure), { document, width: shown.width });
        assert.equal(rounded(shown.svg), rounded(serialize(svg)), what);
      }
      await page.getByRole("button", { name: "Reset" }).click();
      assert.equal(await page.locator(".words").isVisible(), false);
      assert.equal(await page.evaluate(() => location.hash), "");
      await pick("Show", "today")(page);
      assert.equal(await page.locator(".words").isVisible(), true, "these rows were not told");
      assert.deepEqual(faults, []);
    })
  );
}

browserTest(
  "co2: answer, verdicts, counts and figure follow each control",
  () => follows(co2Question, loadCo2()),
);
browserTest(
  "energy: answer, verdicts, counts and figure follow each control",
  () => follows(energyQuestion, loadEnergy()),
);
browserTest(
  "finance: answer, verdicts, counts and figure follow each control",
  () => follows(financeQuestion, loadFinance()),
);
