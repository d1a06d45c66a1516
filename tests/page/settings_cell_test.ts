import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { settingsCell } from "../../lib/page/settings_cell.ts";
import { co2Question, energyQuestion, financeQuestion } from "../../lib/study/questions.ts";
import { completeSettings } from "../../lib/filter/setting.ts";
import type { GivenSettings } from "../../lib/study/view.ts";
import { readNotebook, textOf } from "../../tasks/notebook/notebook.ts";

/** The object that a cell's text makes. */
const valueOf = (cell: string): GivenSettings =>
  new Function(`${cell.replace(/^const settings: lm\.\w+ =/, "return")}`)();

const questions = [co2Question, energyQuestion, financeQuestion] as const;

for (const question of questions) {
  Deno.test(`settingsCell() has the settings of the ${question.id} notebook, in their order`, () => {
    const url = new URL(`../../notebooks/${question.id}.ipynb`, import.meta.url);
    const { cells } = readNotebook(fileURLToPath(url));
    const cell = cells.map(({ source }) => textOf(source))
      .find((source) => source.startsWith("const settings"))!;
    const written = settingsCell(question as never, completeSettings(question.settings, {}));
    assert.deepEqual(Object.entries(valueOf(written)), Object.entries(valueOf(cell)));
    assert.equal(written.split("\n")[0], cell.split("\n")[0]);
  });
}

Deno.test("settingsCell() writes lists, numbers and no limit, and can be run", () => {
  const settings = {
    rows: "study",
    types: ["chat", "merge"],
    maxParamsB: 8,
    minParamsB: null,
    errors: "HC3",
  };
  const value = valueOf(settingsCell(co2Question as never, settings));
  assert.deepEqual(value, completeSettings(co2Question.settings, settings));
});
