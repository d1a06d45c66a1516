import assert from "node:assert/strict";
import { powerLaw } from "../../lib/stats/laws.ts";
import { csvText } from "../../lib/show/csv.ts";
import { table } from "../../lib/show/table.ts";
import { read, type ReadOptions, type ReadRow } from "../../lib/tables/read.ts";
import cases from "../cases/lm_read.json" with { type: "json" };
import { withFolder } from "../with_folder.ts";

/** What is to be read, and its rows, the cells of its rows, or what the refusal says. */
type Case = { what?: string; file?: string; text?: string; options?: ReadOptions } & {
  rows?: ReadRow[];
  cells?: unknown[][];
  refused?: string;
};

function rowsOf(text: string, options?: ReadOptions): ReadRow[] {
  return withFolder({ "my.csv": text }, (folder) => read(new URL("my.csv", folder), options));
}

for (const { what, file, text, options, rows, cells, refused } of cases as Case[]) {
  Deno.test(`lm.read() of ${file ?? what}`, () => {
    const reading = () =>
      text === undefined
        ? read(new URL(`../cases/files/${file}`, import.meta.url))
        : rowsOf(text, options);
    if (refused !== undefined) assert.throws(reading, RegExp(refused));
    else if (cells !== undefined) {
      assert.deepEqual(reading().map((row) => Object.values(row)), cells);
    } else assert.deepEqual(reading(), rows);
  });
}

Deno.test("lm.read() says what is wrong with a path", () => {
  assert.throws(() => read("nowhere.csv"), /Cannot read nowhere\.csv: found no such file/);
  assert.throws(() => read(7 as never), /^TypeError: lm.read\(\) got 7; it takes a path: lm/);
});

Deno.test("lm.csvText() is read back as it was, in either spelling", () => {
  const rows = [{ model: 'a, "b"; c', x: 0.1 + 0.2, y: null }, { model: "d\ne", x: 1.5e-7, y: 2 }];
  for (const options of [{}, { delimiter: ";", decimal: "," } as const, { delimiter: "\t" }]) {
    assert.deepEqual(rowsOf(csvText(rows, options), options), rows);
  }
  assert.throws(
    () => csvText(rows, { decimal: "," }),
    /^RangeError: Cannot write CSV: found "," both between cells and in numbers; write \{ delimiter: ";"/,
  );
  assert.throws(() => csvText(7), /^TypeError: lm.csvText\(\) got 7.*; it takes rows/);
});

Deno.test("lm.read() gives the rows of a parquet file to who waits for them", async () => {
  const rows = read(new URL("../cases/files/own_runs.parquet", import.meta.url));
  for (const use of [() => table(rows), () => powerLaw(rows as never, { y: "a", x: "b" })]) {
    assert.throws(use, /^TypeError: .*a promise, which takes an `await` before it/);
  }
  assert.deepEqual(await rows, [
    { model: "lab/alpha", params_b: 7, energy_j_per_token: 3.6 },
    { model: "lab/beta", params_b: 13, energy_j_per_token: 7.2 },
  ]);
});

Deno.test("lm.read() reads each shipped table", () => {
  const data = new URL("../../data/", import.meta.url);
  for (const { name } of Deno.readDirSync(data)) {
    if (name.endsWith(".csv")) assert.ok(read(new URL(name, data)).length > 0, name);
  }
});
