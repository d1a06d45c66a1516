import assert from "node:assert/strict";
import { parseCsv } from "../../../lib/read/csv.ts";
import { modelSizes } from "../../../tasks/data/sources/model_sizes.ts";
import { offerKinds } from "../../../tasks/data/sources/offer_kinds.ts";
import { sizeTables } from "../../../tasks/data/sources/prices.ts";

const text = (path: string) => Deno.readTextFileSync(new URL(`../../../${path}`, import.meta.url));
const sizeOf = modelSizes(sizeTables((file) => text(`data/${file}`)));

Deno.test("modelSizes() knows sizes by table, name and rumour, guesses none, and whose weights are open", () => {
  // empty: not compared; "none": unknown; a source by its beginning
  const { header, records } = parseCsv(text("tests/cases/model_sizes.csv"));
  for (const { cells: [model, ...cells] } of records) {
    const found: Record<string, unknown> = sizeOf(model);
    cells.slice(0, -1).forEach((expected, i) => {
      const value = found[header[i + 1]], shown = String(value ?? "") || "none";
      const same = header[i + 1] === "sizeSource"
        ? shown.startsWith(expected)
        : expected === "" || shown.toLowerCase() === expected.toLowerCase();
      assert(same, `${model}, ${header[i + 1]}: ${shown}, expected ${expected} (${cells.at(-1)})`);
    });
  }
});

Deno.test("the price history has sizes and kinds of offer by the rules for today's prices", () => {
  const spells = parseCsv(text("data/price_history.csv")).records.map(({ cells }) => {
    const [provider, model, input, output] = cells, price = { input: +input, output: +output };
    return { cells, ...price, provider, model, deprecated: false, ...sizeOf(model) };
  });
  const kinds = offerKinds(spells, { ofOneDay: false });
  spells.forEach(({ cells, ...row }, i) => {
    const sizes = [row.paramsB, row.activeParamsB, row.sizeSource].map((value) => `${value ?? ""}`);
    const flags = [row.sizeDisclosed, row.openWeights].map((yes) => yes ? "True" : "False");
    assert.deepEqual(cells.slice(6), [...sizes, ...flags, kinds[i]]);
  });
});
