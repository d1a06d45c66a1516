import assert from "node:assert/strict";
import { csvText } from "../../lib/show/csv.ts";
import { read, readRows } from "../../lib/tables/read.ts";

const rowsOf = (text: string, options = {}) => readRows(text, "my.csv", options);

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
    /^ReadError: Cannot read my\.csv, line 2, column "kWh": found "1,234", expected .* call lm\.read\("my\.csv", \{ decimal: "," \}\)$/,
  );
  assert.throws(() => rowsOf("a;b\n1,5;1.5\n"), /found "1,5" where other cells have a decimal/);
  assert.deepEqual(rowsOf("a;b\n1,5;1.5\n", { decimal: "," }), [{ a: 1.5, b: "1.5" }]);
});

Deno.test("lm.read() says where a number is none, and the call that reads it", () => {
  assert.throws(
    () => rowsOf("size,note\n7,x\n13,y\n8 B,z\n"),
    /^ReadError: Cannot read my\.csv, line 4, column "size": found "8 B", expected a number, as in 2 of its 3 filled cells; .* lm\.read\("my\.csv", \{ text: \["size"\] \}\)$/,
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
  assert.throws(() => csvText(7), /^TypeError: lm.csvText\(\) got number as rows; it takes rows/);
});

Deno.test("lm.read() reads each shipped table", () => {
  const data = new URL("../../data/", import.meta.url);
  for (const { name } of Deno.readDirSync(data)) {
    if (name.endsWith(".csv")) assert.ok(read(new URL(name, data)).length > 0, name);
  }
});
