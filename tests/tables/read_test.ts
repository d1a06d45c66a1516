import assert from "node:assert/strict";
import { powerLaw } from "../../lib/stats/laws.ts";
import { csvText } from "../../lib/show/csv.ts";
import { table } from "../../lib/show/table.ts";
import { read } from "../../lib/tables/read.ts";
import { withFolder } from "../with_folder.ts";

/** What is read of a text in a file `my.csv`. */
function rowsOf(text: string, options = {}): Record<string, unknown>[] {
  return withFolder({ "my.csv": text }, (folder) => read(new URL("my.csv", folder), options));
}

Deno.test("lm.read() takes numbers as numbers, missing ones as null, all else as text", () =>
  assert.deepEqual(rowsOf('model,kWh,,id\n"a, b",1e-3, x ,1234567890123456789\nc,n/a,,2\n'), [
    { model: "a, b", kWh: 0.001, "column 3": "x", id: "1234567890123456789" },
    { model: "c", kWh: null, "column 3": null, id: "2" },
  ]));

Deno.test("lm.read() finds commas, semicolons and tabs from the header", () => {
  for (const sign of [",", ";", "\t"]) {
    const text = `\uFEFF"a, and more"${sign}b\r\n"x${sign}""y"""${sign}1.5\r\n`;
    assert.deepEqual(rowsOf(text), [{ "a, and more": `x${sign}"y"`, b: 1.5 }]);
  }
});

Deno.test("lm.read() takes decimal commas where they are clear, and asks where they are not", () => {
  assert.deepEqual(rowsOf("a;b\n1,234;0,5\n"), [{ a: 1.234, b: 0.5 }]);
  assert.deepEqual(rowsOf('a\tb\n"1,5"\t2\n', { decimal: "," }), [{ a: 1.5, b: 2 }]);
  assert.throws(
    () => rowsOf("model;kWh\na;1,234\n"),
    /^ReadError: Cannot read .*my\.csv, line 2, column "kWh": found "1,234", expected .* call lm\.read\(".*my\.csv", \{ decimal: "," \}\); if it sep/,
  );
  assert.throws(() => rowsOf("a;b\n1,5;1.5\n"), /found "1,5" where other cells have a point/);
  const either = "a;b\n3.000;1,500\n4.000;2,500\n";
  assert.throws(() => rowsOf(either), /found "1,500" where .* \{ decimal: "," \}\); if it sep/);
  assert.deepEqual(rowsOf(either, { decimal: "," })[0], { a: 3000, b: 1.5 });
  assert.deepEqual(rowsOf("a;b\n3.25;1,500\n"), [{ a: 3.25, b: 1500 }]);
  assert.deepEqual(rowsOf("a;b\n1,5;1.5\n", { decimal: "," }), [{ a: 1.5, b: "1.5" }]);
});

Deno.test("lm.read() says where a number is none, and the call that reads it", () => {
  assert.throws(
    () => rowsOf("size,note\n7,x\n13,y\n8 B,z\n"),
    /^ReadError: Cannot read .*my\.csv, line 4, column "size": found "8 B", expected a number, as in 2 of its 3 filled cells; .* lm\.read\(".*my\.csv", \{ text: \["size"\] \}\)$/,
  );
  assert.deepEqual(rowsOf("Params (B)\n7\n350M\n"), [{ "Params (B)": 7 }, { "Params (B)": 0.35 }]);
  assert.throws(
    () => rowsOf("Params (B)\n7B\n350M\n8x7B\n"),
    /line 4, .* found "8x7B", .*; write all its parameters in billions, as in 46\.7, or leave/,
  );
  assert.equal(rowsOf("size\n7\n13\n8 B\n", { text: ["size"] })[0].size, "7");
  assert.throws(() => rowsOf("a\n1\n", { text: ["b"] }), /`text` names "b", but the columns are a/);
  assert.throws(
    () => rowsOf("a;b\n1;2;3\n"),
    /line 2: found 3 cells.* has a semicolon in it in dou/,
  );
  assert.throws(() => rowsOf('a;b\n"1";"2\n'), /line 2: found a quote that is never closed/);
  assert.throws(() => read("nowhere.csv"), /Cannot read nowhere\.csv: found no such file/);
  assert.throws(() => read(7 as never), /^TypeError: lm.read\(\) got number; it takes a path: lm/);
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

/** What is read of a file: its rows without the header, or what the refusal says. */
const FILES: [string, unknown[][] | RegExp][] = [
  ["num_semicolon.csv", [["lab/alpha", 7, 1.5], ["lab/beta", 13, 2.5], ["lab/gamma", 70, 9.5]]],
  ["num_tab.tsv", [["lab/alpha", 7, 1.5], ["lab/beta", 13, 2.5], ["lab/gamma", 70, 9.5]]],
  ["num_params_suffix.csv", [["lab/alpha", 7, 1.5], ["lab/beta", 13, 2.5], ["lab/gamma", 70, 9.5]]],
  ["rows.jsonl", [["lab/alpha", 7, 1.5], ["lab/beta", 13, 2.5], ["lab/gamma", 70, 9.5]]],
  ["pandas_nan.json", [["lab/alpha", 7, null], ["lab/beta", 13, 2.5]]],
  ["pandas_split.json", [["lab/alpha", 7, 1.5], ["lab/beta", 13, 2.5]]],
  ["trailing_commas.csv", [["lab/alpha", 7, 1.5], ["lab/beta", 13, 2.5]]],
  ["first_row_trailing.csv", [[3, 0.3], [7, 0.7], [13, 1.3], [34, 3.4], [70, 7]]],
  ["own_packed.csv.gz", [["lab/alpha", 7, 3.6], ["lab/beta", 13, 7.2]]],
  ["own_r_csv2.csv", [[1, "lab/alpha", 7, 0.5], [2, "lab/beta", 13, 0.75]]],
  ["own_excel_german.csv", [["lab/alpha", 7, 1234.5, 1e9], ["lab/beta", 13, 0.5, 1e6]]],
  ["num_thousands.csv", [["lab/alpha", 7, 512276.7], ["lab/beta", 13, 312276.7], [
    "lab/gamma",
    70,
    52276.7,
  ]]],
  [
    "r_write_table_num.csv",
    [[1, 3, 0.3], [2, 7, 0.7], [3, 13, 1.3], [4, 34, 3.4], [5, 70, 7]],
  ],
  [
    "extra_at_end.csv",
    /line 2: found 3 cells, as in all rows, expected 2, .* R writes its row names/,
  ],
  ["wider_later.csv", /line 4: found 3 cells, expected 2/],
  [
    "own_two_delimiters.csv",
    /2 cells between "," and between ";".* call lm\.read\(.*delimiter: ","/,
  ],
  ["own_r_table.txt", /found cells with spaces between them.*write\.csv/],
  ["own_thousands_or_decimals.csv", /found "1,250", .*decimal: ","/],
];

for (const [name, expected] of FILES) {
  Deno.test(`lm.read("${name}")`, () => {
    const reading = () => read(new URL(`../cases/files/${name}`, import.meta.url));
    if (expected instanceof RegExp) assert.throws(reading, expected);
    else assert.deepEqual(reading().map((row) => Object.values(row)), expected);
  });
}

Deno.test("lm.read() gives the rows of a parquet file to who waits for them", async () =>
  assert.deepEqual(await read(new URL("../cases/files/own_runs.parquet", import.meta.url)), [
    { model: "lab/alpha", params_b: 7, energy_j_per_token: 3.6 },
    { model: "lab/beta", params_b: 13, energy_j_per_token: 7.2 },
  ]));

Deno.test("lm.read() reads each shipped table", () => {
  const data = new URL("../../data/", import.meta.url);
  for (const { name } of Deno.readDirSync(data)) {
    if (name.endsWith(".csv")) assert.ok(read(new URL(name, data)).length > 0, name);
  }
});

Deno.test("rows of a parquet file that nobody waited for are named as what they are", () => {
  const rows = read(new URL("../cases/files/own_runs.parquet", import.meta.url));
  for (const use of [() => table(rows), () => powerLaw(rows as never, { y: "a", x: "b" })]) {
    assert.throws(use, /^TypeError: .*a promise, which takes an `await` before it/);
  }
});
