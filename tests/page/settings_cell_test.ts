import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { settingsCell } from "../../lib/page/settings_cell.ts";
import { co2View } from "../../lib/study/co2_view.ts";
import { energyView } from "../../lib/study/energy_view.ts";
import { financeView } from "../../lib/study/finance_view.ts";
import { completeSettings, type Description } from "../../lib/filter/setting.ts";
import type { GivenSettings } from "../../lib/study/view.ts";
import { readNotebook, textOf } from "../../tasks/notebook/notebook.ts";

/** The object that a cell's text makes. */
const valueOf = (cell: string): GivenSettings =>
  new Function(`${cell.replace(/^const settings: \w+ =/, "return")}`)();

const views = [co2View, energyView, financeView] as const;

for (const view of views) {
  Deno.test(`settingsCell() has the settings of the ${view.id} notebook, in their order`, async () => {
    const url = new URL(`../../notebooks/${view.id}.ipynb`, import.meta.url);
    const { cells } = await readNotebook(fileURLToPath(url));
    const cell = cells.map(({ source }) => textOf(source))
      .find((source) => source.startsWith("const settings"))!;
    const description = view.settings as Description<never>;
    const written = settingsCell(view as never, completeSettings(description, {}));
    assert.deepEqual(Object.entries(valueOf(written)), Object.entries(valueOf(cell)));
    assert.equal(written.split("\n")[0], cell.split("\n")[0]);
  });
}

Deno.test("settingsCell() writes lists, numbers and no limit, and can be run", () => {
  const settings = { types: ["chat", "merge"], maxParamsB: 8, minParamsB: null, errors: "HC3" };
  const value = valueOf(settingsCell(co2View, settings));
  assert.deepEqual(value, completeSettings(co2View.settings as Description<never>, settings));
});
