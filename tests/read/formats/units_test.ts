import assert from "node:assert/strict";
import { billionsIn, hasUnits } from "../../../lib/read/formats/sizes.ts";
import {
  dollarsPerMillion,
  energyUnit,
  joulesPerToken,
  priceUnit,
  saysOther,
} from "../../../lib/read/formats/units.ts";
import cases from "../../cases/units.json" with { type: "json" };

Deno.test("units of energy and price are read from headers, and turned into ours", () => {
  // each is 2 kWh for a million tokens, 7.2 J for one; the prices are 0.6 $ for a million
  for (const [header, value] of cases.energies as [string, number][]) {
    assert.equal(joulesPerToken(value, energyUnit(header)!, 1000), 7.2, header);
  }
  for (const header of cases.noEnergies) assert.equal(energyUnit(header), null, header);
  for (const [header, value] of cases.prices as [string, number][]) {
    assert.equal(dollarsPerMillion(value, priceUnit(header)!), 0.6, header);
  }
  for (const header of cases.noPrices) assert.equal(priceUnit(header), null, header);
  for (const header of cases.otherEnergies) {
    assert(!energyUnit(header) && saysOther(header), header);
  }
  for (const header of cases.otherPrices) assert(!priceUnit(header) && saysOther(header), header);
});

Deno.test("each prefix, unit and number of tokens is read in energy per tokens and tokens per energy", () => {
  const prefixes = { "": 1, µ: 1e-6, u: 1e-6, m: 1e-3, k: 1e3, M: 1e6 };
  const counts = { "": 1, "100 ": 100, "1k ": 1e3, "1,000 ": 1e3, "million ": 1e6, "1M ": 1e6 };
  for (const [prefix, times] of Object.entries(prefixes)) {
    for (const [unit, joules] of [["J", times], ["Wh", 3600 * times]] as const) {
      for (const [count, tokens] of Object.entries(counts)) {
        const per = `${count}tokens`, read = `${prefix}${unit}`;
        const found = [`e (${read} per ${per})`, `${per}/${read}`, `per_${per}_${read}`]
          .map((header) => joulesPerToken(4, energyUnit(header)!, NaN));
        const [many, few] = [4 * joules / tokens, joules / (4 * tokens)];
        assert.deepEqual(
          found.map((value) => value.toPrecision(12)),
          [many, few, many].map((value) => value.toPrecision(12)),
        );
      }
    }
  }
});

Deno.test("sizes are read with their units, and plain counts where the header says no billions", () => {
  const sizes = ["7B", "350M", "1T", "1.5 trillion", "7e9", "8x7B"];
  assert.deepEqual(sizes.map((text) => billionsIn(text, "params")), [7, 0.35, 1000, 1500, 7, null]);
  assert.equal(billionsIn("7e9", "params_b"), 7e9);
  assert.equal(billionsIn("1,5B", "params", ","), 1.5);
  assert.equal(hasUnits("Params (B)", ["1T", "13"]), true);
  assert.equal(hasUnits("params", ["7B", "8x7B"]), true);
  assert.equal(hasUnits("params", ["7B", "13000000000"]), false);
  assert.equal(hasUnits("Memory", ["350M"]), false);
});
