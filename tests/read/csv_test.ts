import assert from "node:assert/strict";
import fc from "../fast_check.ts";
import { formatCsv, parseCsv } from "../../lib/read/csv.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { modulesIn } from "../modules_in.ts";

/** The error that a text raises, with what it says of the place. */
function errorOf(text: string): ReadError {
  try {
    parseCsv(text, { file: "t.csv" });
  } catch (error) {
    assert(error instanceof ReadError, String(error));
    assert.equal(error.file, "t.csv");
    return error;
  }
  throw new assert.AssertionError({ message: `no error for ${JSON.stringify(text)}` });
}

Deno.test("parseCsv() takes cells as they are", () => {
  const { file, header, records } = parseCsv('a,b\n 1 ,"x, ""y"""\n"",5" disk\n');
  assert.equal(file, "CSV text");
  assert.deepEqual(header, ["a", "b"]);
  assert.deepEqual(records.map(({ cells }) => cells), [[" 1 ", 'x, "y"'], ["", '5" disk']]);
});

for (const [name, end] of [["LF", "\n"], ["CRLF", "\r\n"], ["a lone CR", "\r"]]) {
  Deno.test(`parseCsv() counts lines that end in ${name} as an editor does`, () => {
    const text = ["a,b", '1,"two', 'lines"', "", '2,"', "", '"', "3,x"].join(end);
    for (const last of ["", end]) {
      assert.deepEqual(parseCsv(text + last).records.map(({ line }) => line), [2, 5, 8]);
    }
  });
}

Deno.test("parseCsv() ignores a byte order mark, also before a quoted header", () => {
  assert.deepEqual(parseCsv("\uFEFFa,b\n1,2\n").header, ["a", "b"]);
  assert.deepEqual(parseCsv('\uFEFF"a",b\n1,2\n').header, ["a", "b"]);
});

Deno.test("parseCsv() skips blank lines and counts them", () => {
  const { records } = parseCsv("\na,b\n\n1,2\n\n\n");
  assert.deepEqual(records, [{ line: 4, cells: ["1", "2"] }]);
});

Deno.test("parseCsv() treats __proto__ and constructor as headers like any other", () => {
  const { header, records } = parseCsv("__proto__,constructor\n1,2\n");
  assert.deepEqual(header, ["__proto__", "constructor"]);
  assert.deepEqual(records[0].cells, ["1", "2"]);
});

Deno.test("parseCsv() refuses two equal headers, but lets columns without a header through", () => {
  const error = errorOf("\na,b, a\n1,2,3\n");
  assert.deepEqual([error.line, error.column], [2, "a"]);
  assert.match(error.message, /line 2, column "a": found this header twice/);
  assert.equal(errorOf("Mode\u0300le,Modèle\n1,2\n").column, "Modèle"); // the same letter, composed
  assert.equal(parseCsv("a,,\n1,2,3\n").header.length, 3);
});

Deno.test("parseCsv() refuses a row of another width, at its line", () => {
  const short = errorOf('a,b,c\n1,"\n",3\n1,2\n');
  assert.deepEqual([short.line, short.found, short.expected], [
    4,
    "2 cells",
    "3, as in the header",
  ]);
  assert.match(short.message, /add the missing cells/);
  const long = errorOf("a,b\n1,2\n1,5,7\n");
  assert.deepEqual([long.line, long.found], [3, "3 cells"]);
  assert.match(long.message, /double quotes/);
});

Deno.test("parseCsv() refuses an open quote at the line where it opens", () => {
  const error = errorOf('a,b\n1,"x\ny"\n2,"open\n3,z\n');
  assert.equal(error.line, 4);
  assert.match(error.message, /line 4: found a quote that is never closed: "open 3,z/);
  assert.equal(errorOf('a,b\n1,"').line, 2);
  assert.equal(errorOf('a,b\n1,"x""').line, 2);
});

Deno.test("parseCsv() refuses text after a closing quote", () =>
  assert.match(errorOf('a,b\n1,"x"y\n').message, /line 2: found text after a closing quote: "x"y/));

Deno.test("parseCsv() refuses an empty text and a header alone", () => {
  for (const text of ["", "\uFEFF", "\n", "\r\n\r\n"]) {
    assert.match(errorOf(text).message, /^Cannot read t.csv: found an empty text/);
  }
  assert.match(
    errorOf("a,b\n").message,
    /line 1: found a header and no rows, expected at least one/,
  );
});

Deno.test("parseCsv() names what a download left in place of a table", () => {
  const cases: [string, RegExp][] = [
    ["<!DOCTYPE html>\n<html><body>Sign in</body></html>", /an HTML or XML page.*raw file/],
    ["\n  <html lang=en>\n", /an HTML or XML page/],
    ['<?xml version="1.0"?><Error/>', /an HTML or XML page/],
    [
      "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 2269680\n",
      /a Git LFS pointer.*git lfs pull/,
    ],
    ['{"error":"The dataset does not exist"}', /JSON/],
    ['[{"model": "gpt2"}]', /JSON/],
    ["PAR1\x15\x04", /a binary file/],
    ["m\0o\0d\0e\0l\0", /not UTF-8/],
  ];
  for (const [text, message] of cases) assert.match(errorOf(text).message, message);
});

const cell = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", " ", "a", "<", "é"), maxLength: 8 }),
);

Deno.test("parseCsv() reads back what formatCsv() writes, with the lines", () => {
  const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 })
  );
  fc.assert(
    fc.property(table, (rows) => {
      // NUL is how binary files are told, so cells are without it
      const cells = rows.map((row) => row.map((text) => text.replaceAll("\0", "")));
      const header = cells[0].map((_, i) => `column ${i}`);
      const { records } = parseCsv(formatCsv([header, ...cells]));
      assert.deepEqual(records.map((record) => record.cells), cells);
      let line = 2;
      for (const record of records) {
        assert.equal(record.line, line);
        line += formatCsv([record.cells]).split(/\r\n|\r|\n/).length - 1;
      }
    }),
    { seed: 3, numRuns: 300 },
  );
});

Deno.test("parseCsv() raises nothing but ReadError, whatever the text", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "a", "\uFEFF", "1"), maxLength: 40 }),
  );
  fc.assert(
    fc.property(text, (text) => {
      try {
        const { header, records } = parseCsv(text);
        assert(records.every(({ cells }) => cells.length === header.length));
        const lines = text.split(/\r\n|\r|\n/).length;
        assert(records.every(({ line }) => line > 1 && line <= lines));
      } catch (error) {
        assert(error instanceof ReadError, String(error));
      }
    }),
    { seed: 3, numRuns: 1000 },
  );
});

Deno.test("d3-dsv has one importer", () => {
  const importers = modulesIn(new URL("../../lib/", import.meta.url))
    .filter((file) => Deno.readTextFileSync(file).includes('from "d3-dsv"'));
  assert.deepEqual(importers.map(({ pathname }) => pathname.split("/").at(-1)), ["csv.ts"]);
});
