/** Live figures in Chromium: what they show after each control is what Deno computes. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { draw } from "../../lib/draw/draw.ts";
import { serialize } from "../../lib/plot/serialize.ts";
import { rowsOf, toColumns } from "../../lib/study/columns.ts";
import { untitled } from "../../lib/draw/untitled.ts";
import { loadCo2, loadEnergy, loadFinance, type Tables } from "../../lib/read/today.ts";
import { openDocument } from "../../lib/show/dom.ts";
import { type Question, sideOf } from "../../lib/study/analysis.ts";
import { answerOf } from "../../lib/study/answer.ts";
import { verdictsOf } from "../../lib/study/claims_table.ts";
import { leftOutOf } from "../../lib/study/left_out.ts";
import { co2Question, energyQuestion, financeQuestion } from "../../lib/study/questions.ts";
import { presentStudy } from "../../lib/study/study.ts";
import type { GivenSettings, View } from "../../lib/study/view.ts";
import type { RowsName } from "../../lib/filter/rows.ts";
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

/** Controls of today's rows that are about servers under load. */
const served: Step[] = [
  { act: check("B200"), settings: { machines: ["B200"] } },
  { act: check("gpqa"), settings: { tasks: ["gpqa"] } },
  { act: check("bfloat16"), settings: { weights: ["bfloat16"] } },
  { act: fill(/^Fewest at once/, "8"), settings: { minConcurrency: 8 } },
  { act: fill(/^Most at once/, "900"), settings: { maxConcurrency: 900 } },
  { act: pick("Parameters that count", "active"), settings: { size: "active" } },
];

const todaySteps: Record<string, Step[]> = {
  co2: [
    { act: fill(/^Grid intensity/, "56.5"), settings: { gridGramsPerKWh: 56.5 } },
    { act: fill(/^Data-centre overhead/, "1.1"), settings: { pue: 1.1 } },
    ...served,
    ...common,
  ],
  energy: [...served, ...common],
  finance: [
    { act: check("open"), settings: { weights: ["open"] } },
    { act: pick("Price of tokens", "input"), settings: { tokens: "input" } },
    { act: pick("Price of tokens", "blended"), settings: { tokens: "blended" } },
    { act: fill(/^Input tokens/, "10"), settings: { inputPerOutput: 10 } },
    { act: pick("Parameters that count", "active"), settings: { size: "active" } },
    { act: fill(/^Smallest model/, "3"), settings: { minParamsB: 3 } },
    ...common,
  ],
};

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

/** Attributes that are geometry, and the numbers in them. */
const GEOMETRY = / (?:d|transform|points|x|y|x1|x2|y1|y2|cx|cy|dx|dy)="[^"]*"/g;
const NUMBER = /-?\d+(?:\.\d+)?(?:e-\d+)?/g;

/** A figure without the labels of groups, which the page takes away, parted into numbers and the rest. */
function parted(svg: string): { rest: string; numbers: number[] } {
  const numbers: number[] = [];
  const rest = svg.replace(/(<g\b[^>]*?) aria-label="[^"]*"/g, "$1")
    .replace(GEOMETRY, (text) => text.replace(NUMBER, (one) => (numbers.push(Number(one)), "#")));
  return { rest, numbers };
}

/**
 * Whether two figures are the same: all words, and all places to a hundredth of a pixel, as two builds of
 * V8 differ in the last digit of a logarithm, and half a hundredth is rounded up in one alone.
 */
function assertSame(shown: string, expected: string, what: string): void {
  const [a, b] = [shown, expected].map(parted);
  assert.equal(a.rest, b.rest, what);
  const apart = a.numbers.map((number, i) => Math.abs(number - b.numbers[i]));
  assert.ok(Math.max(...apart) < 0.0101, `${what}: ${Math.max(...apart)} pixels apart`);
}

const follows = async <Today, Past>(
  { id, today, study }: Question<Today, Past>,
  tables: Tables<Today, Past>,
  rows: RowsName,
) =>
  await (rows === "today"
    ? followsView(today, tables.today, id, { rows, steps: todaySteps[id] })
    : followsView(study, tables.study, id, { rows, steps: steps[id] }));

async function followsView<Row>(
  view: View<Row>,
  data: Read<Row>,
  id: keyof typeof live,
  { rows, steps }: { rows: RowsName; steps: readonly Step[] },
) {
  const document = await openDocument();
  const there: Read<Row> = { ...data, rows: rowsOf<Row>(toColumns(data.rows, view.fields)) };
  await inChromium((browser) =>
    withPages({ [id]: live[id] }, async (path) => {
      const { page, faults } = await openFile(browser, path(id), { scale: 2 }); // Plot moves lines by half a pixel at 1
      if (rows === "today") await pick("Show", "today")(page);
      await page.getByText("More settings").click();
      if (rows === "study") {
        assert.equal(await page.locator(".words").isVisible(), false, "told by the page itself");
      }
      let settings: GivenSettings = {};
      for (const step of steps) {
        await step.act(page);
        settings = { ...settings, ...step.settings };
        const shown = await shownIn(page), what = JSON.stringify(settings);
        const side = sideOf(view, there, settings);
        assert.deepEqual(shown.answer, answerOf(side).sentences, what);
        assert.deepEqual(
          shown.claims,
          verdictsOf(side)!.rows.map((row) => row.join("")),
          what,
        );
        assert.deepEqual(shown.leftOut, leftOutOf(side).rows.flat(), what);
        assert.match(shown.status, new RegExp(`^${side.rows.length.toLocaleString("en-US")} of `));
        const figure = view.figure(presentStudy(side.study), side.settings);
        const svg = draw(untitled(figure), { document, width: shown.width });
        assertSame(shown.svg, serialize(svg), what);
      }
      assert.deepEqual(faults, []);
      if (rows === "today") return;
      await page.getByRole("button", { name: "Reset" }).click();
      assert.equal(await page.locator(".words").isVisible(), false);
      assert.equal(await page.evaluate(() => location.hash), "");
      await pick("Show", "today")(page);
      assert.equal(await page.locator(".words").isVisible(), true, "these rows were not told");
      assert.deepEqual(faults, []);
    })
  );
}

for (const rows of ["today", "study"] as const) {
  const name = (page: string) =>
    `${page}, ${rows}: answer, verdicts, counts and figure follow each control`;
  browserTest(name("co2"), () => follows(co2Question, loadCo2(), rows));
  browserTest(name("energy"), () => follows(energyQuestion, loadEnergy(), rows));
  browserTest(name("finance"), () => follows(financeQuestion, loadFinance(), rows));
}
