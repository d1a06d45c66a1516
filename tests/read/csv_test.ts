import assert from "node:assert/strict";
import fc from "../fast_check.ts";
import { formatCsv, parseCsv } from "../../lib/read/csv.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import read from "../cases/csv_read.json" with { type: "json" };
import refused from "../cases/csv_refused.json" with { type: "json" };
import { modulesIn } from "../modules_in.ts";

Deno.test("parseCsv() takes header and cells as they are, with the lines of an editor", () => {
  for (const { what, text, header, records } of read) {
    const table = parseCsv(text);
    assert.deepEqual(table.header, header, what);
    assert.deepEqual(table.records.map(({ line, cells }) => [line, ...cells]), records, what);
  }
});

for (const [name, end] of [["LF", "\n"], ["CRLF", "\r\n"], ["a lone CR", "\r"]]) {
  Deno.test(`parseCsv() counts lines that end in ${name} as an editor does`, () => {
    const text = ["a,b", '1,"two', 'lines"', "", '2,"', "", '"', "3,x"].join(end);
    for (const last of ["", end]) {
      assert.deepEqual(parseCsv(text + last).records.map(({ line }) => line), [2, 5, 8]);
    }
  });
}

Deno.test("parseCsv() refuses what is no table, at its line and column, with what to do", () => {
  for (const [text, line, column, words, delimiter] of refused as (string | undefined)[][]) {
    assert.throws(() => parseCsv(text!, { file: "t.csv", delimiter }), (error) => {
      assert(error instanceof ReadError, String(error));
      assert.deepEqual([error.file, error.line, error.column], ["t.csv", line, column]);
      assert(error.message.includes(String(words)), error.message);
      return true;
    });
  }
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
