import assert from "node:assert/strict";
import { parseCsv } from "../../lib/read/csv.ts";
import { type Columns, readRows } from "../../lib/read/table.ts";
import { TABLES } from "../../lib/tables/all.ts";
import { listed, LISTS } from "../../lib/tables/model_lists.ts";
import { FAMILY_SAMPLE_COLUMNS } from "../models/family_sample.ts";

const data = new URL("../../data/", import.meta.url);
const table = (file: string) => parseCsv(Deno.readTextFileSync(new URL(file, data)), { file });
const entries = table("codebook.csv").records.map(({ cells }) => cells);
const columnsOf: Readonly<Record<string, Columns>> = {
  ...Object.fromEntries(
    Object.values(TABLES).flatMap(({ files, columns }) => files.map((file) => [file, columns])),
  ),
  ...LISTS,
  "family_sample.csv": FAMILY_SAMPLE_COLUMNS,
};

Deno.test("the codebook has each column of each CSV file, in order, with description and source", () => {
  const header = ["file", "column", "unit", "description", "source"];
  assert.deepEqual(table("codebook.csv").header, header);
  const files = [...new Set(entries.map(([file]) => file))];
  assert.deepEqual(
    entries.map(([file, column]) => [file, column]),
    files.flatMap((file) => table(file).header.map((column) => [file, column])),
  );
  const inFolder = Array.from(Deno.readDirSync(data), ({ name }) => name)
    .filter((name) => name.endsWith(".csv") && name !== "codebook.csv");
  assert.deepEqual(files.toSorted(), inFolder.sort());
  assert(entries.every(([, , , description, source]) => description !== "" && source !== ""));
});

Deno.test("the tables have the columns that are read and no others, in the codebook's units", () => {
  for (const [file, own] of Map.groupBy(entries, ([file]) => file)) {
    const there = Object.values(columnsOf[file]).filter(({ headers, optional }) =>
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
  const keys: Readonly<Record<keyof typeof LISTS, string[]>> = {
    "model_aliases.csv": ["name"],
    "model_versions.csv": ["table", "name"],
    "answer_lengths.csv": ["model"],
    "disclosed_sizes.csv": ["model"],
    "model_families.csv": ["model"],
    "model_bases.csv": ["architecture", "paramsB", "base"],
  };
  for (const [file, columns] of Object.entries<Columns>(LISTS)) {
    const leftOut: string[] = [], key = keys[file as keyof typeof LISTS];
    const rows = [...readRows(table(file), columns, (why) => leftOut.push(why))];
    assert.deepEqual(leftOut, [], file);
    const names = new Set(rows.map((row) => key.map((field) => row[field]).join("\n")));
    assert.equal(names.size, rows.length, file);
  }
});

Deno.test("sizes and families of models are named in lower case, each with an address, and can be", () => {
  const sizes = listed("disclosed_sizes.csv"), families = listed("model_families.csv");
  for (const { model, source } of [...sizes, ...families]) {
    assert.equal(model, model.toLowerCase());
    assert.match(source, /^https:\/\/[\w.]+\/\S*$/);
  }
  for (const { model, paramsB, activeParamsB } of sizes) {
    assert(activeParamsB === null || activeParamsB <= paramsB, model);
  }
  for (const { model, openWeights, dense } of families) {
    assert(openWeights || !dense, `${model} is closed: nobody can tell that it is dense`);
  }
  const read = sizes.filter((row) => row.read).length;
  const text = Deno.readTextFileSync(new URL("README.md", data));
  assert.match(text, RegExp(`\\b${read} of ${sizes.length} rows\\b`));
});
