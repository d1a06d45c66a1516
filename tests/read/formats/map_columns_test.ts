import assert from "node:assert/strict";
import { parseAnyCsv } from "../../../lib/read/any_csv.ts";
import { filled } from "../../../lib/read/formats/columns.ts";
import { EVALUATION_COLUMNS } from "../../../lib/read/evaluations.ts";
import { ownTable, renameColumns } from "../../../lib/read/formats/map_columns.ts";
import {
  dollarsPerMillion,
  energyUnit,
  kWhPerMillionTokens,
  priceUnit,
} from "../../../lib/read/formats/units.ts";

const table = parseAnyCsv(
  "fullname,Type,size,Average ⬆️,CO2 cost (kg),MoE\na/b-7b,chat,7.0,10,1e0,true\nc,chat,n/a,1,2,?\n",
  "a.csv",
);

Deno.test("ownTable() suggests the column that is meant by a near miss", () => {
  const mapped = { ...table, ...renameColumns(table, [{ theirs: "size", ours: "#Params (B)" }]) };
  assert.throws(
    () => ownTable(mapped, EVALUATION_COLUMNS),
    /line 1, column "CO₂ cost \(kg\)": .*perhaps --map "CO2 cost \(kg\)=CO₂ cost \(kg\)"/,
  );
  assert.throws(
    () => renameColumns(table, [{ theirs: "sise", ours: "#Params (B)" }]),
    /column "sise": .*perhaps --map "size=#Params \(B\)"/,
  );
});

Deno.test("ownTable() writes our columns, numbers short, no number as it stands", () => {
  const mapped = renameColumns(table, [
    { theirs: "size", ours: "#Params (B)" },
    { theirs: "CO2 cost (kg)", ours: "CO₂ cost (kg)" },
  ]);
  const given = filled({ ...table, ...mapped }, [{ theirs: "bfloat16", ours: "Precision" }]);
  const { rows, notes } = ownTable(given, EVALUATION_COLUMNS);
  assert.deepEqual(rows, [
    Object.values(EVALUATION_COLUMNS).map(({ headers }) => headers[0]),
    ["a/b-7b", "chat", "bfloat16", "", "True", "7", "10", "1"],
    ["c", "chat", "bfloat16", "", "?", "n/a", "1", "2"],
  ]);
  assert.deepEqual(notes, ['without "Architecture": left empty']);
});

Deno.test("renameColumns() refuses to make two columns of one name", () =>
  assert.throws(
    () => renameColumns(table, [{ theirs: "size", ours: "fullname" }]),
    /found two columns of this name/,
  ));

Deno.test("units of energy and price are read from headers, and turned into ours", () => {
  // each is 2 kWh for a million tokens
  for (
    const [header, value] of [
      ["Energy (tokens/kWh)", 500_000],
      ["Energy (kWh per million tokens)", 2],
      ["Energy (Wh per 1000 tokens)", 2],
      ["Energy (Wh per token)", 0.002],
      ["Energy (J per token)", 7.2],
      ["energy_per_token_joules", 7.2],
      ["total_energy_j", 7200],
      ["energyKWh", 0.002],
    ] as const
  ) {
    const kWh = kWhPerMillionTokens(value, energyUnit(header)!, 1000);
    assert(Math.abs(kWh / 2 - 1) < 1e-14, header);
  }
  for (const header of ["energy", "power_w", "kwh_per_day", "Energy/req (J)", "joules_per_s"]) {
    assert.equal(energyUnit(header), null, header);
  }
  // each is 0.6 $ for a million tokens
  for (
    const [header, value] of [
      ["Output ($/1M tokens)", 0.6],
      ["output_cost_per_token", 6e-7],
      ["Coût ($) pour 1K token", 6e-4],
      ["price_per_mtok", 0.6],
      ["output cents per million", 60],
    ] as const
  ) assert.equal(dollarsPerMillion(value, priceUnit(header)!), 0.6, header);
});
