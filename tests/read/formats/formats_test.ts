import assert from "node:assert/strict";
import type { Format } from "../../../lib/read/formats/format.ts";
import { FORMATS } from "../../../lib/read/formats/formats.ts";
import { measured } from "../../../lib/read/formats/measured.ts";
import { recognise } from "../../../lib/read/formats/recognise.ts";
import { tally } from "../../../lib/read/left_out.ts";
import { energyUnit, priceUnit } from "../../../lib/read/formats/units.ts";
import { tableOfRecords } from "../../../lib/read/json.ts";

Deno.test("the next format is one entry of the table", () => {
  const mine: Format = {
    name: "WattMeter's report",
    marks: ["meter", "joules_out"],
    energy: { joules_out: "J" },
    columns: { model: ["net"], tokens: ["words"], hardware: ["box"] },
    values: { counts: "the wall plug" },
  };
  const record = { meter: "m1", joules_out: 7200, net: "a/b-13b", words: 1000, box: "my box" };
  const table = tableOfRecords([record], "a.json");
  assert.equal(recognise(table), null);
  const { format } = recognise(table, [...FORMATS, mine])!;
  const remarks = { file: "a.json", leftOut: tally(), notes: tally() };
  const [{ file, cells }] = measured({ table, format, remarks });
  // 7,200 J for 1,000 tokens: 500,000 tokens for a kWh
  assert.deepEqual(
    [file, cells.model, cells.paramsB, cells.tokensPerKWh, cells.counts],
    ["input-my box.csv", "a/b-13b", "13", "500000", "the wall plug"],
  );
});

Deno.test("a format has its marks, and energy or prices", () => {
  for (const { name, marks, energy, price } of FORMATS) {
    assert(marks.length > 1, name);
    assert.equal(energy === undefined, price !== undefined, name);
    for (const unit of Object.values(energy ?? {})) assert(energyUnit(unit), name);
    for (const unit of Object.values(price ?? {})) assert(priceUnit(unit), name);
  }
});
