import assert from "node:assert/strict";
import { tally } from "../../../lib/read/left_out.ts";
import { type List, listedPrices } from "../../../tasks/data/sources/prices.ts";

/** The price of one model on a day, or why there is none. */
function priceOn(day: string, prices: unknown) {
  const leftOut = tally();
  const [price] = listedPrices([{ id: "p", models: [{ id: "m", prices }] }] as List, day, leftOut);
  return price === undefined ? leftOut.list() : [price.input, price.output, price.changed];
}

Deno.test("listedPrices() takes numbers, and the base of tiers", () => {
  assert.deepEqual(priceOn("2026-02-01", { input_mtok: 3, output_mtok: 15 }), [3, 15, null]);
  const tiered = { base: 3, tiers: [{ start: 200_000, price: 6 }] };
  assert.deepEqual(priceOn("2026-02-01", { input_mtok: tiered, output_mtok: 15 }), [3, 15, null]);
});

Deno.test("listedPrices() takes the last price that holds on the day", () => {
  const prices = [
    { prices: { input_mtok: 5, output_mtok: 5 } },
    { constraint: { start_date: "2026-03-13" }, prices: { input_mtok: 4, output_mtok: 4 } },
    {
      constraint: { start_time: "00:30:00Z", end_time: "16:30:00Z" },
      prices: { input_mtok: 1, output_mtok: 1 },
    },
  ];
  assert.deepEqual(priceOn("2026-03-12", prices), [5, 5, null]);
  assert.deepEqual(priceOn("2026-03-13", prices), [4, 4, "2026-03-13"]);
  assert.deepEqual(priceOn("2026-03-13", prices.slice(2)), [1, 1, null]);
});

Deno.test("listedPrices() counts what has no price for text in and out", () => {
  const without = [{ why: "models without a price for text in and out", count: 1 }];
  assert.deepEqual(priceOn("2026-02-01", { input_mtok: 0.1 }), without);
  assert.deepEqual(priceOn("2026-02-01", {}), without);
  assert.deepEqual(priceOn("2026-02-01", { input_mtok: 0, output_mtok: 0 }), [
    { why: "models at no price", count: 1 },
  ]);
});
