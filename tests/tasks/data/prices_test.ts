import assert from "node:assert/strict";
import { parseCsv } from "../../../lib/read/csv.ts";
import { tally } from "../../../lib/read/left_out.ts";
import { modelSizes } from "../../../tasks/data/sources/model_sizes.ts";
import { type ListedPrice, offerKinds } from "../../../tasks/data/sources/offer_kinds.ts";
import { type List, listedPrices } from "../../../tasks/data/sources/prices.ts";
import kinds from "../../cases/offer_kinds.json" with { type: "json" };
import lists from "../../cases/price_list.json" with { type: "json" };

const text = (path: string) => Deno.readTextFileSync(new URL(`../../../${path}`, import.meta.url));
const sizeOf = modelSizes();

Deno.test("listedPrices() takes the price for text that holds on a day, and counts what has none", () => {
  for (const { why, day, prices, expected } of lists) {
    const leftOut = tally(), list = [{ id: "p", models: [{ id: "m", prices }] }] as List;
    const [price] = listedPrices(list, day, leftOut);
    const { inputDollarsPerMillionTokens: input, outputDollarsPerMillionTokens: output } = price ??
      {};
    const found = price && [input, output, price.changed];
    assert.deepEqual(found ?? leftOut.list()[0].why, expected, why);
  }
});

for (const { why, offers } of kinds) {
  Deno.test(`offerKinds(): ${why}`, () => {
    // at 1 $ in and out unless said
    const price = { inputDollarsPerMillionTokens: 1, outputDollarsPerMillionTokens: 1 };
    const prices = offers.map(([provider, model, more]) =>
      ({ ...price, deprecated: false, provider, model, ...more as object }) as ListedPrice
    );
    assert.deepEqual(offerKinds(prices), offers.map((offer) => offer[3]));
  });
}

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
    const [provider, model, input, output] = cells;
    const price = {
      inputDollarsPerMillionTokens: Number(input),
      outputDollarsPerMillionTokens: Number(output),
    };
    return { cells, ...price, provider, model, deprecated: false, ...sizeOf(model) };
  });
  // prices of different days are not compared with the maker's: under another name nobody is one
  const apart = ({ provider, ...spell }: typeof spells[number]) => ({
    ...spell,
    provider: /^(openrouter|groq)$/.test(provider) ? provider : `${provider} then`,
  });
  const kinds = offerKinds(spells.map(apart));
  spells.forEach(({ cells, ...row }, i) => {
    const sizes = [row.paramsB, row.activeParamsB, row.sizeSource].map((value) => `${value ?? ""}`);
    const flags = [row.sizeDisclosed, row.openWeights].map((yes) => yes ? "True" : "False");
    assert.deepEqual(cells.slice(6), [...sizes, ...flags, kinds[i]]);
  });
});
