import assert from "node:assert/strict";
import type { ApiPrice } from "../../lib/read/api_prices.ts";
import { blendPrices, withApiPrices } from "../../lib/read/current_prices.ts";
import { countOf } from "../../lib/read/left_out.ts";
import { loadPrices } from "../../lib/read/load.ts";

const study = loadPrices(new URL("../../data/financier.csv", import.meta.url));

const listed: ApiPrice = {
  line: 2,
  model: "example-8b",
  provider: "somebody",
  paramsB: 8,
  inputDollarsPerMillionTokens: 1,
  outputDollarsPerMillionTokens: 5,
  dated: "2026-01-31",
  sizeSource: "the model's name",
  sizeDisclosed: true,
};

const both = withApiPrices(study, {
  rows: [listed],
  leftOut: [{ why: "no parameter count is known to be disclosed", count: 4 }],
  notes: [],
});

Deno.test("withApiPrices() keeps self-hosting costs and counts the study's API prices out", () => {
  const kinds = both.rows.map(({ kind }) => kind);
  assert.equal(kinds.filter((kind) => kind === "self-hosted").length, 28);
  assert.equal(kinds.filter((kind) => kind === "API").length, 1);
  assert.equal(countOf(both.leftOut), 14);
});

Deno.test("blendPrices() weighs input and output, and leaves single prices alone", () => {
  const [first] = both.rows, last = both.rows.at(-1)!;
  // (3 × 1 + 5) / 4 = 2 dollars per million tokens, (1 + 5) / 2 = 3
  assert.equal(last.dollarsPerThousandTokens, 0.002);
  const even = blendPrices(both.rows, 1);
  assert.equal(even.at(-1)!.dollarsPerThousandTokens, 0.003);
  assert.equal(even[0].dollarsPerThousandTokens, first.dollarsPerThousandTokens);
});
