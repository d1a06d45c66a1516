import assert from "node:assert/strict";
import { API_PRICE_COLUMNS } from "../../lib/read/api_prices.ts";
import type { Columns } from "../../lib/read/column.ts";
import { parseCsv } from "../../lib/read/csv.ts";
import { DISCLOSED_SIZE_COLUMNS } from "../../lib/read/disclosed_sizes.ts";
import { EVALUATION_COLUMNS } from "../../lib/read/evaluations.ts";
import { FAMILY_SAMPLE_COLUMNS } from "./family_sample.ts";
import { GRID_COLUMNS } from "../../lib/read/grid.ts";
import { HARDWARE, MEASUREMENT_COLUMNS } from "../../lib/read/measurements.ts";
import { MODEL_ALIAS_COLUMNS } from "../../lib/read/model_aliases.ts";
import { MODEL_FAMILY_COLUMNS } from "../../lib/read/model_families.ts";
import { PRICE_HISTORY_COLUMNS } from "../../lib/read/price_history.ts";
import { PRICE_COLUMNS } from "../../lib/read/prices.ts";
import { ANSWER_LENGTH_COLUMNS } from "../../lib/tables/answer_lengths.ts";
import { MODEL_VERSION_COLUMNS } from "../../lib/tables/model_versions.ts";
import { SCORE_COLUMNS } from "../../lib/tables/scores.ts";
import { SERVED_COLUMNS } from "../../lib/read/served.ts";

const data = new URL("../../data/", import.meta.url);
const table = (file: string) => parseCsv(Deno.readTextFileSync(new URL(file, data)), { file });
const entries = table("codebook.csv").records.map(({ cells }) => cells);
const described: [string, Columns][] = [
  ["leaderboard.csv", EVALUATION_COLUMNS],
  ...HARDWARE.map((name): [string, Columns] => [`input-${name}.csv`, MEASUREMENT_COLUMNS]),
  ["financier.csv", PRICE_COLUMNS],
  ["disclosed_sizes.csv", DISCLOSED_SIZE_COLUMNS],
  ["model_families.csv", MODEL_FAMILY_COLUMNS],
  ["prices.csv", API_PRICE_COLUMNS],
  ["price_history.csv", PRICE_HISTORY_COLUMNS],
  ["scores.csv", SCORE_COLUMNS],
  ["model_versions.csv", MODEL_VERSION_COLUMNS],
  ["answer_lengths.csv", ANSWER_LENGTH_COLUMNS],
  ["served.csv", SERVED_COLUMNS],
  ["grid.csv", GRID_COLUMNS],
  ["model_aliases.csv", MODEL_ALIAS_COLUMNS],
  ["family_sample.csv", FAMILY_SAMPLE_COLUMNS],
];

Deno.test("the codebook and the tables have the same columns, in the same order", () => {
  assert.deepEqual(table("codebook.csv").header, [
    "file",
    "column",
    "unit",
    "description",
    "source",
  ]);
  const inTables = described.flatMap(([file]) =>
    table(file).header.map((column) => [file, column])
  );
  assert.deepEqual(entries.map(([file, column]) => [file, column]), inTables);
});

Deno.test("the codebook has each CSV file of the folder", () => {
  const files = Array.from(Deno.readDirSync(data), ({ name }) => name)
    .filter((name) => name.endsWith(".csv") && name !== "codebook.csv");
  assert.deepEqual([...new Set(entries.map(([file]) => file))].sort(), files.sort());
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

Deno.test("each entry of the codebook has a description and a source", () =>
  assert(entries.every(([, , , description, source]) => description !== "" && source !== "")));
