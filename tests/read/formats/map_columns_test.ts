import assert from "node:assert/strict";
import { parseCsv } from "../../../lib/read/csv.ts";
import { EVALUATION_COLUMNS } from "../../../lib/read/evaluations.ts";
import { tokensPerKWh } from "../../../lib/read/formats/energy_units.ts";
import { ownTable, renameColumns } from "../../../lib/read/formats/map_columns.ts";

const table = parseCsv(
  "fullname,Type,size,Average ⬆️,CO2 cost (kg),MoE\na/b-7b,chat,7.0,10,1e0,true\nc,chat,n/a,1,2,?\n",
);

Deno.test("ownTable() suggests the column that is meant by a near miss", () => {
  const mapped = renameColumns(table, [{ theirs: "size", ours: "#Params (B)" }]);
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
  const { rows, notes } = ownTable(mapped, EVALUATION_COLUMNS, {
    fill: [{ theirs: "bfloat16", ours: "Precision" }],
  });
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

Deno.test("tokensPerKWh() turns the units of energy around", () => {
  const turned = (header: string, cell: string) =>
    Number(
      tokensPerKWh({ file: "a", header: [header], records: [{ line: 2, cells: [cell] }] })
        .records[0].cells[0],
    );
  // each is 2 kWh for a million tokens: 500,000 tokens for a kWh
  for (
    const [header, cell] of [
      ["Energy (kWh per million tokens)", "2"],
      ["Energy (Wh per 1000 tokens)", "2"],
      ["Energy (Wh per token)", "0.002"],
      ["Energy (J per token)", "7.2"],
    ]
  ) assert(Math.abs(turned(header, cell) / 500_000 - 1) < 1e-14, header);
  assert(Number.isNaN(turned("Energy (J per token)", "n/a")));
  assert.equal(turned("Energy (J per token)", "0"), 0);
});
