import assert from "node:assert/strict";
import { billionsIn, hasUnits } from "../../../lib/read/formats/sizes.ts";
import {
  dollarsPerMillion,
  energyUnit,
  joulesPerToken,
  priceUnit,
} from "../../../lib/read/formats/units.ts";

Deno.test("units of energy and price are read from headers, and turned into ours", () => {
  // each is 2 kWh for a million tokens, 7.2 J for one
  const energies: [header: string, value: number][] = [
    ["Energy (tokens/kWh)", 500_000],
    ["Energy (kWh per million tokens)", 2],
    ["Energy (Wh per 1000 tokens)", 2],
    ["Energy (Wh per token)", 0.002],
    ["Energy (J per token)", 7.2],
    ["energy_per_token_joules", 7.2],
    ["total_energy_j", 7200],
    ["energyKWh", 0.002],
  ];
  for (const [header, value] of energies) {
    assert.equal(joulesPerToken(value, energyUnit(header)!, 1000), 7.2, header);
  }
  for (const header of ["energy", "power_w", "kwh_per_day", "Energy/req (J)", "joules_per_s"]) {
    assert.equal(energyUnit(header), null, header);
  }
  // each is 0.6 $ for a million tokens
  const prices: [header: string, value: number][] = [
    ["Output ($/1M tokens)", 0.6],
    ["output_cost_per_token", 6e-7],
    ["Coût ($) pour 1K token", 6e-4],
    ["price_per_mtok", 0.6],
    ["output cents per million", 60],
  ];
  for (const [header, value] of prices) {
    assert.equal(dollarsPerMillion(value, priceUnit(header)!), 0.6, header);
  }
  assert.equal(priceUnit("price"), null);
});

Deno.test("sizes are read with their units, and plain counts where the header says no billions", () => {
  const sizes = ["7B", "350M", "1T", "1.5 trillion", "7e9", "8x7B"];
  assert.deepEqual(
    sizes.map((text) => billionsIn(text, "params")),
    [7, 0.35, 1000, 1500, 7, null],
  );
  assert.equal(billionsIn("7e9", "params_b"), 7e9);
  assert.equal(billionsIn("1,5B", "params", ","), 1.5);
  assert.equal(hasUnits("Params (B)", ["1T", "13"]), true);
  assert.equal(hasUnits("params", ["7B", "8x7B"]), true);
  assert.equal(hasUnits("params", ["7B", "13000000000"]), false);
  assert.equal(hasUnits("Memory", ["350M"]), false);
});
