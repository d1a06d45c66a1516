import assert from "node:assert/strict";
import { parseCsv } from "../../lib/read/csv.ts";
import { type Columns, readRows } from "../../lib/read/table.ts";
import { evaluationsTable } from "../../lib/tables/evaluations.ts";
import { gridTable } from "../../lib/tables/grid.ts";
import { measurementsTable } from "../../lib/tables/measurements.ts";
import {
  ANSWER_LENGTH_COLUMNS,
  MODEL_ALIAS_COLUMNS,
  MODEL_VERSION_COLUMNS,
} from "../../lib/tables/model_names.ts";
import { offersTable } from "../../lib/tables/offers.ts";
import { priceHistoryTable } from "../../lib/tables/price_history.ts";
import { scoresTable } from "../../lib/tables/scores.ts";
import { servedTable } from "../../lib/tables/served.ts";
import { DISCLOSED_SIZE_COLUMNS, MODEL_FAMILY_COLUMNS } from "../../lib/tables/sizes.ts";
import { studyPricesTable } from "../../lib/tables/study_prices.ts";
import { FAMILY_SAMPLE_COLUMNS } from "../models/family_sample.ts";

const data = new URL("../../data/", import.meta.url);
const table = (file: string) => parseCsv(Deno.readTextFileSync(new URL(file, data)), { file });
const entries = table("codebook.csv").records.map(({ cells }) => cells);
const described: [string, Columns][] = [
  ...[evaluationsTable, measurementsTable, studyPricesTable].flatMap(inFiles),
  ["disclosed_sizes.csv", DISCLOSED_SIZE_COLUMNS],
  ["model_families.csv", MODEL_FAMILY_COLUMNS],
  ...[offersTable, priceHistoryTable, scoresTable].flatMap(inFiles),
  ["model_versions.csv", MODEL_VERSION_COLUMNS],
  ["answer_lengths.csv", ANSWER_LENGTH_COLUMNS],
  ...[servedTable, gridTable].flatMap(inFiles),
  ["model_aliases.csv", MODEL_ALIAS_COLUMNS],
  ["family_sample.csv", FAMILY_SAMPLE_COLUMNS],
];

function inFiles({ files, columns }: { files: readonly string[]; columns: Columns }) {
  return files.map((file): [string, Columns] => [file, columns]);
}

Deno.test("the codebook and the tables have the same columns, in the same order", () => {
  const header = ["file", "column", "unit", "description", "source"];
  assert.deepEqual(table("codebook.csv").header, header);
  const inTables = described.flatMap(([file]) =>
    table(file).header.map((column) => [file, column])
  );
  assert.deepEqual(entries.map(([file, column]) => [file, column]), inTables);
});

Deno.test("the codebook has each CSV file of the folder, each entry with description and source", () => {
  const files = Array.from(Deno.readDirSync(data), ({ name }) => name)
    .filter((name) => name.endsWith(".csv") && name !== "codebook.csv");
  assert.deepEqual([...new Set(entries.map(([file]) => file))].sort(), files.sort());
  assert(entries.every(([, , , description, source]) => description !== "" && source !== ""));
});

Deno.test("the tables have the columns that are read and no others, in the codebook's units", () => {
  for (const [file, columns] of described) {
    const own = entries.filter((entry) => entry[0] === file);
    const there = Object.values(columns).filter(({ headers, optional }) =>
      !optional || own.some(([, column]) => headers.includes(column))
    );
    assert.equal(own.length, there.length);
    for (const { headers, unit } of there) {
      const entry = own.find(([, column]) => headers.includes(column));
      assert.equal(entry?.[2], unit, `${file} ${headers[0]}`);
    }
  }
});

Deno.test("the lists about models have no row that is not read, and each name once", () => {
  const keys: [string, Columns, string[]][] = [
    ["model_aliases.csv", MODEL_ALIAS_COLUMNS, ["name"]],
    ["model_versions.csv", MODEL_VERSION_COLUMNS, ["table", "name"]],
    ["answer_lengths.csv", ANSWER_LENGTH_COLUMNS, ["model"]],
    ["disclosed_sizes.csv", DISCLOSED_SIZE_COLUMNS, ["model"]],
    ["model_families.csv", MODEL_FAMILY_COLUMNS, ["model"]],
  ];
  for (const [file, columns, key] of keys) {
    const leftOut: string[] = [];
    const rows = [...readRows(table(file), columns, (why) => leftOut.push(why))];
    assert.deepEqual(leftOut, [], file);
    const names = new Set(rows.map((row) => key.map((field) => row[field]).join("\n")));
    assert.equal(names.size, rows.length, file);
  }
});
